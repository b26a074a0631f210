package dev.etlpipeline.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That no place which differs from user to user is written into the code. */
class NothingHardCodedTest {

    private static final Path SOURCES = Path.of("src/main/java");

    /** Servers by name or number, folders from the root on; what stands before the first slash tells an address from a text. */
    private static final Pattern PLACE = Pattern.compile(
            "\"(?:(?:https?|jdbc:sqlserver|jdbc:h2:tcp)://(?!127\\.0\\.0\\.1/)\\S*|/(?:etc|home|opt|tmp|usr|var)\\b[^\"]*|[A-Z]:\\\\\\\\[^\"]*)\"");

    @Test
    @Criterion("configuration.1")
    void noServerAndNoFolderStandsInTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();

            assertThat(sources).hasSizeGreaterThan(100);
            assertThat(sources)
                    .allSatisfy(source -> assertThat(placesIn(text(source)))
                            .as(source.toString())
                            .isEmpty());
        }
    }

    @Test
    void knowsAPlaceWhenItSeesOne() {
        assertThat(placesIn("a(\"https://api.postcodes.io\"); b(\"jdbc:sqlserver://db;x\"); c(\"/var/etl/in.csv\");"))
                .hasSize(3);
        assertThat(placesIn("a(\"http://127.0.0.1/\"); b(\"var/rejects\"); c(\"/postcodes\"); d(\"jdbc:h2:mem:\");"))
                .isEmpty();
    }

    private static List<String> placesIn(String code) {
        return PLACE.matcher(code).results().map(found -> found.group()).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.etlpipeline.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.SharedData;
import dev.etlpipeline.core.input.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of csv-spectrum, where they are at hand, against the values that their project names in its JSON files. An
 * empty text there is no value here.
 */
@EnabledIf("dev.etlpipeline.core.SharedData#isThere")
class CsvSpectrumTest {

    private static final List<String> ABC = List.of("a", "b", "c");

    /** Header and values of each file. */
    private static final Map<String, List<List<String>>> EXPECTED = Map.ofEntries(
            Map.entry("simple", List.of(ABC, List.of("1", "2", "3"))),
            Map.entry("simple_crlf", List.of(ABC, List.of("1", "2", "3"))),
            Map.entry("utf8", List.of(ABC, List.of("1", "2", "3"), List.of("4", "5", "\u02a4"))),
            Map.entry("empty", List.of(ABC, List.of("1", "", ""), List.of("2", "3", "4"))),
            Map.entry("empty_crlf", List.of(ABC, List.of("1", "", ""), List.of("2", "3", "4"))),
            Map.entry("newlines", newlines("\n")),
            Map.entry("newlines_crlf", newlines("\r\n")),
            Map.entry("escaped_quotes", List.of(List.of("a", "b"), List.of("1", "ha \"ha\" ha"), List.of("3", "4"))),
            Map.entry(
                    "quotes_and_newlines",
                    List.of(List.of("a", "b"), List.of("1", "ha \n\"ha\" \nha"), List.of("3", "4"))),
            Map.entry(
                    "comma_in_quotes",
                    List.of(
                            List.of("first", "last", "address", "city", "zip"),
                            List.of("John", "Doe", "120 any st.", "Anytown, WW", "08123"))),
            Map.entry(
                    "json",
                    List.of(
                            List.of("key", "val"),
                            List.of("1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"))));

    private static List<List<String>> newlines(String end) {
        return List.of(
                ABC, List.of("1", "2", "3"), List.of("Once upon " + end + "a time", "5", "6"), List.of("7", "8", "9"));
    }

    @TempDir
    Path folder;

    static Stream<String> names() {
        return EXPECTED.keySet().stream();
    }

    /** The project has files named so checked out with CRLF, which a copy of its repository's bytes loses. */
    private CsvFixture csv(String name) throws IOException {
        Path file = SharedData.file("malformed-csv/csv-spectrum/csvs_" + name + ".csv");
        String content = Files.readString(file);
        return new CsvFixture(folder, name.endsWith("_crlf") ? content.replaceAll("\r?\n", "\r\n") : content);
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasExactlyTheValuesThatItsProjectNames(String name) throws IOException {
        CsvFixture csv = csv(name).undeclared();
        List<List<String>> expected = EXPECTED.get(name);

        csv.optional(expected.get(0));

        try (InputFile input = csv.input();
                CsvSource source = csv.open(input)) {
            assertThat(source.form().header()).isEqualTo(expected.get(0));
        }
        assertThat(csv.values().stream()
                        .map(values -> values.stream()
                                .map(value -> value == null ? "" : value.toString())
                                .toList()))
                .isEqualTo(expected.subList(1, expected.size()));
        assertThat(csv.rejects()).isEmpty();
    }

    @Test
    void isKnownWhole() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.file("malformed-csv/csv-spectrum"))) {
            List<String> names = files.map(file -> file.getFileName().toString().replaceAll("^csvs_|\\.csv$", ""))
                    .toList();

            assertThat(names).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
        }
    }
}

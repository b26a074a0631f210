package dev.etlpipeline.observability.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That docs/observability/enterprise-observability.md says of every exported field who may have it. */
class ExportedDataPageTest {

    private static final Path FOLDER = Path.of("..", "docs", "observability");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void everyExportedFieldBelongsToOneClass() throws IOException {
        List<String> exported = new ArrayList<>();
        new ObjectMapper()
                .readTree(FOLDER.resolve("log-line.schema.json").toFile())
                .path("properties")
                .fieldNames()
                .forEachRemaining(exported::add);
        Arrays.stream(SpanAttribute.values()).map(SpanAttribute::key).forEach(exported::add);

        List<String> sorted = Files.readString(FOLDER.resolve("enterprise-observability.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| class | fields |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line -> CODE.matcher(line.split("\\|")[2]).results())
                .map(one -> one.group(1))
                .toList();

        assertThat(sorted)
                .as("each in one class")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(exported);
    }
}

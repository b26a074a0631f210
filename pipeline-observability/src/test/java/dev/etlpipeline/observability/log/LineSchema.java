package dev.etlpipeline.observability.log;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schema of a line, as it is published. */
final class LineSchema {

    static final Path FILE = Path.of("..", "docs", "observability", "log-line.schema.json");

    private LineSchema() {}

    /** What is wrong with a line; empty where nothing is. */
    static List<String> complaints(LogLine line) {
        try {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(FILE), InputFormat.JSON);
            return schema.validate(line.raw(), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.etlpipeline.chaos.memory;

import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.child.ChildPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a child, or its JVM, speaks of being out of memory. */
final class Complaints {

    private static final String ERROR = "OutOfMemoryError";

    private Complaints() {}

    /** @param folder of the child, with what its JVM said and the logs of those before it */
    static List<String> of(ChildPipeline child, Path folder) {
        Stream<String> told = child.events().stream()
                .filter(event -> event.is(ChildEvent.RUN_FINISHED) || event.is(ChildEvent.OPERATION_FAILED))
                .map(event -> event.text("failure"));
        Stream<String> written =
                Stream.concat(child.log().stream(), Stream.concat(child.err().lines(), jvm(folder)));
        return Stream.concat(told, written).filter(line -> line.contains(ERROR)).toList();
    }

    private static Stream<String> jvm(Path folder) {
        try {
            return Files.readString(folder.resolve("jvm.txt"), StandardCharsets.UTF_8)
                    .lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

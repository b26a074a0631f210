package dev.etlpipeline.core.input;

import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** What the operating system says of a file that it does not give. */
final class ReadFailures {

    private ReadFailures() {}

    static SourceException of(String name, IOException cause) {
        return new SourceException(
                "Input " + name + " cannot be read: " + reason(cause)
                        + ". Check the file and what it lies on, or fetch it again.",
                cause);
    }

    /** Such as "Permission denied", without the file's name. */
    static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        if (reason != null && !reason.isBlank()) {
            return reason;
        }
        return failure instanceof AccessDeniedException
                ? "Permission denied"
                : failure.getClass().getSimpleName();
    }
}

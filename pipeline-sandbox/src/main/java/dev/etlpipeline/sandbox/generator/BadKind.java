package dev.etlpipeline.sandbox.generator;

import java.util.Optional;

/** One way in which a generated record is bad, and the verdict a pipeline is expected to give on it. */
public interface BadKind {

    /** Where a bad record is expected to be found out. */
    enum Stage {
        /** The record can not be split into the columns of the header. */
        EXTRACT,
        /** The record has its columns, but a value can not be accepted. */
        VALIDATE
    }

    /** The constant's name, as {@link Enum#name()} gives it. */
    String name();

    Stage stage();

    /** What is violated, in one word: {@code required}, {@code email}, {@code column-count}, ... */
    String rule();

    /** The column with the bad value, or empty if the record as a whole is malformed. */
    Optional<String> column();
}

package dev.etlpipeline.sandbox.generator;

import dev.etlpipeline.core.source.Stage;
import java.util.Optional;

/** One way in which a generated record is bad, and the verdict that core gives on it under the definition in {@code seeds}. */
public interface BadKind {

    /** The constant's name, as {@link Enum#name()} gives it. */
    String name();

    /** Where it is found out; {@link Stage#EXTRACT} where the record can not be split into the columns of the header. */
    Stage stage();

    /** The rule that core reports as violated: {@code required}, {@code type}, {@code column-count}, ... */
    String rule();

    /** The column with the bad value, or empty if the record as a whole is malformed. */
    Optional<String> column();
}

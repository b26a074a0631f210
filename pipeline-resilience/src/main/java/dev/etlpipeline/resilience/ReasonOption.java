package dev.etlpipeline.resilience;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why a person does something: kept where a module puts on record what people do. */
public final class ReasonOption {

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, for the record of what people did, where one is kept. No personal data.")
    @Nullable
    String reason;

    /** Null where none was given. */
    public @Nullable String reason() {
        return reason;
    }
}

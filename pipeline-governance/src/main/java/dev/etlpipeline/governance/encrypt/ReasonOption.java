package dev.etlpipeline.governance.encrypt;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why something is done. */
final class ReasonOption {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it goes on record. No personal data.")
    @Nullable
    String reason;
}

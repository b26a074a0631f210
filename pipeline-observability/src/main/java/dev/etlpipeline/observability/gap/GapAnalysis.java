package dev.etlpipeline.observability.gap;

import dev.etlpipeline.core.module.Registry;

/** The analysis of what nobody sees of runs; it watches nothing itself. */
public final class GapAnalysis {

    private GapAnalysis() {}

    /** Makes {@code ./pipeline gaps} known. */
    public static void install(Registry registry) {
        registry.command(GapsCommand::new);
    }
}

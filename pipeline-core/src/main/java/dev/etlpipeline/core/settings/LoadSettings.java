package dev.etlpipeline.core.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How rows travel and how they are loaded. */
@ConfigMapping(prefix = "load")
public interface LoadSettings {

    @Setting(
            value =
                    "Records of a chunk, at most; 0 takes what suits the database: 4,000 on SQL Server, which escalates to"
                            + " a table lock at 5,000 locks, 1,000 on H2, half of it in a heap of less than 128 MB.",
            min = 0,
            max = 1_000_000)
    @WithDefault("0")
    int chunkRows();

    @Setting(
            value = "Bytes of a chunk, at most, as they stand in the file. Bounds memory with chunks-in-flight.",
            min = 1,
            max = 268_435_456)
    @WithDefault("1048576")
    int chunkBytes();

    @Setting(
            value =
                    "Chunks between reader and commit, at most; 0 takes 4, and 8 where a run asks for enrichment, unless the"
                            + " heap has less than 128 MB.",
            min = 0,
            max = 64)
    @WithDefault("0")
    int chunksInFlight();

    @Setting(value = "Threads for TRANSFORM, VALIDATE and ENRICH; 0 takes the number of processors.", min = 0, max = 64)
    @WithDefault("0")
    int workers();
}

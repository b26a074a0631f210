package dev.etlpipeline.core.module;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.source.Chunk;
import java.util.function.Consumer;

/** Looks at a whole file before its first row is loaded, and may stop the run. */
@FunctionalInterface
public interface Preflight {

    /**
     * Called once for each run that starts at its file's beginning and writes, behind the lease. Of dry runs and of {@code
     * pipeline check} see {@link #alsoDry}.
     *
     * @throws dev.etlpipeline.core.run.RunStopped to end the run; nothing of it stands in the target then
     */
    void check(RunContext run, RunRequest request, Pass pass) throws Exception;

    /**
     * Whether {@link #check} is called for dry runs and by {@code pipeline check} too, which have no lease and no {@link Pass}
     * to give: for what looks at a few records, and asks for no pass.
     */
    default boolean alsoDry() {
        return false;
    }

    /** One more reading of the file. */
    interface Pass {

        /** Takes the file through EXTRACT, TRANSFORM and VALIDATE; each of its chunks in file order, by one thread. */
        void each(Consumer<Chunk> look) throws Exception;
    }
}

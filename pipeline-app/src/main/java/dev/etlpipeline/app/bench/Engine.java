package dev.etlpipeline.app.bench;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the bench needs of the application around it. */
public interface Engine {

    /**
     * A run.
     *
     * @param settings over those of the command line
     */
    record Job(Path input, Map<String, String> settings, boolean dryRun, boolean enrich) {

        public Job {
            settings = Map.copyOf(settings);
        }
    }

    /** The customers' definition with a name and a target of the bench's own. */
    PipelineDefinition definition();

    /** Runs the pipeline with all modules that are installed. */
    RunResult run(Job job) throws IOException;

    /** Runs the pipeline as if no module were there. */
    RunResult runCore(Job job) throws IOException;

    /** Runs the pipeline as if one module were not there; that it is installed is checked before. */
    RunResult runWithout(String module, Job job) throws IOException;

    /** Opens the warehouse that these settings name; whoever opens it closes it. */
    Warehouse open(Map<String, String> settings);

    /** Arguments for a {@code java} that does the same run and prints its {@link Sample} as JSON on standard output. */
    List<String> child(Job job);

    /**
     * Makes a file of customers; the same arguments make the same file.
     *
     * @param badPercent how many of a hundred records are bad
     * @param shuffled   whether the keys are in random order
     */
    void generate(long rows, int badPercent, boolean shuffled, Path file) throws IOException;
}

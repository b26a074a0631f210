package dev.etlpipeline.resilience.threshold;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** What is tolerated of all pipelines, and what of one. */
@ConfigMapping(prefix = "errors")
public interface ErrorSettings {

    @Setting(value = "Share of a file's records that may be bad; 1 tolerates all.", min = 0, max = 1)
    @WithDefault("0.05")
    double maxShare();

    @Setting(
            value = "Shares are judged from so many records on: in a small file one bad record is a large share.",
            min = 1)
    @WithDefault("100")
    long minSample();

    @Setting(value = "How many records may be bad, whatever their share; any number where it is not set.", min = 0)
    Optional<Long> maxCount();

    @Setting("By name of a rule; beside the bounds for all.")
    Map<String, BoundSettings> rules();

    @Setting("By name of a column; beside the bounds for all.")
    Map<String, BoundSettings> columns();

    @Setting("Whether a run that crosses a bound is stopped (REJECTED, exit code 4) or only warned of.")
    @WithDefault("stop")
    OnCrossing onCrossing();

    @Setting(
            "strict: the first bad record stops the run. tolerant: bad records are set aside. salvage: where only columns"
                    + " that need no value are bad, the record is loaded without those values.")
    @WithDefault("tolerant")
    ErrorMode mode();

    @Setting(
            "Judges the whole file before its first row is written, by one more pass without enrichment: what is stopped"
                    + " then has left nothing in the target.")
    @WithDefault("false")
    boolean checkFirst();

    @Setting("By name of a pipeline; what is set here wins over the same word above.")
    Map<String, PipelineErrorSettings> pipelines();
}

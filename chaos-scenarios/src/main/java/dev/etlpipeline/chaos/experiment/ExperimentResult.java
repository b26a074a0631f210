package dev.etlpipeline.chaos.experiment;

import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.Journal.Entry;
import dev.etlpipeline.chaos.experiment.Journal.Figure;
import dev.etlpipeline.chaos.experiment.Journal.Sample;
import java.time.Instant;
import java.util.List;

/**
 * What an experiment came to.
 *
 * @param reason why it is INVALID, which invariants broke, or empty
 * @param log    name of the run's log beside the journal
 */
public record ExperimentResult(
        String fault,
        String title,
        Verdict verdict,
        String reason,
        Instant started,
        Instant ended,
        List<Entry> entries,
        List<Sample> samples,
        List<Examined> invariants,
        List<Figure> figures,
        String log) {}

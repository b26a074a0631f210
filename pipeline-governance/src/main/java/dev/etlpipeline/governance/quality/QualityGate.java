package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.RuleFactory;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.Preflight;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.governance.key.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges a run's data chunk by chunk: on the workers what can be said of a chunk alone, in the chunk's transaction what depends on
 * those before. What is kept is so true at any time, of runs that end half-way and are resumed. Serves one run after another.
 */
final class QualityGate implements LoadParticipant, RunListener, Preflight {

    /** Of a run at its file's end. */
    static final String SCORED = "quality.scored";

    /** Of a file that scores less than it should. */
    static final String BELOW = "quality.below";

    private static final Logger LOG = LoggerFactory.getLogger(QualityGate.class);

    /** What fingerprints are keyed for. */
    private static final String PURPOSE = "quality";

    private final QualitySettings settings;
    private final Supplier<Map<String, RuleFactory>> rules;
    private final Secrets secrets;
    private volatile @Nullable Judged judged;

    /** A run, and what it is judged by. */
    private record Judged(JudgedRun run, QualityPlan plan) {}

    /** @param rules those of core and all modules, asked when a run starts */
    QualityGate(QualitySettings settings, Supplier<Map<String, RuleFactory>> rules, Secrets secrets) {
        this.settings = settings;
        this.rules = rules;
        this.secrets = secrets;
    }

    /** Records of an earlier run were judged then. */
    @Override
    public void runStarted(RunContext run, RunRequest request, long bytes) {
        judged = null;
        if (settings.enabled() && !request.dryRun() && request.again() == null) {
            QualityPlan plan = QualityPlan.of(request.definition(), rules.get(), Days.of(run, request));
            Inspector inspector = inspector(plan);
            judged = new Judged(
                    new JudgedRun(
                            run,
                            blank(run, request, plan),
                            inspector,
                            settings.samples(),
                            new Uniqueness(inspector.unique(), settings.uniqueValues())),
                    plan);
        }
    }

    private Inspector inspector(QualityPlan plan) {
        return new Inspector(plan, settings.samples(), this::key);
    }

    private byte @Nullable [] key() {
        return secrets.derived(PURPOSE).orElse(null);
    }

    private ScoredRun blank(RunContext run, RunRequest request, QualityPlan plan) {
        PipelineDefinition definition = request.definition();
        return new ScoredRun(
                run.runId().value(),
                definition.name(),
                request.name(),
                run.clock().instant(),
                null,
                0,
                0,
                0,
                settings.records(),
                plan.rules().stream().map(RuleResult::of).toList(),
                Minimums.of(settings));
    }

    @Override
    public void check(RunContext run, RunRequest request, Pass pass) throws Exception {
        Judged now = judged;
        if (now == null
                || settings.below() != Below.CHECK_FIRST
                || now.run().minimum().isEmpty()) {
            return;
        }
        QualityPlan plan = now.plan().beforeEnrichment();
        Inspector inspector = inspector(plan);
        FirstLook look = new FirstLook(plan, inspector, new Uniqueness(inspector.unique(), settings.uniqueValues()));
        pass.each(look::add);
        List<String> below = Minimums.below(look.scores(), now.run().minimum());
        if (!below.isEmpty()) {
            throw stopped(run, below, look.rules(), "Nothing was loaded.");
        }
    }

    @Override
    public void prepare(Chunk chunk) {
        Judged now = judged;
        if (now != null) {
            now.run().prepare(chunk);
        }
    }

    @Override
    public void beforeCommit(Connection tx, LoadedChunk loaded) throws SQLException {
        Judged now = judged;
        if (now == null) {
            return;
        }
        ScoredRun ended = now.run().add(tx, loaded.chunk());
        if (ended == null) {
            return;
        }
        List<String> below = Minimums.below(ended.scores(), ended.minimum());
        if (!below.isEmpty() && settings.below() != Below.WARN) {
            throw stopped(
                    now.run().run(),
                    below,
                    ended.rules(),
                    loaded.chunk().firstRecord() == 1
                            ? "Nothing was loaded."
                            : "What was committed before record "
                                    + loaded.chunk().firstRecord() + " stays loaded.");
        }
        now.run().write(tx, ended);
    }

    private static RunStopped stopped(RunContext run, List<String> below, List<RuleResult> rules, String loaded) {
        String why = String.join("; ", below);
        run.signal(Signal.of(BELOW, why));
        LOG.warn(Signal.TOLD, "Run {}: {}", run.runId(), why);
        return new RunStopped(
                        RunState.REJECTED,
                        "the file's quality is too low: " + why + ". Broken most often: " + ScoreWords.broken(rules)
                                + ". "
                                + loaded
                                + " Mend the file where it comes from, or let the settings ask for less",
                        loaded.startsWith("Nothing") ? null : "quality report " + run.runId())
                .anew();
    }

    @Override
    public void afterCommit(LoadedChunk loaded) {
        Judged now = judged;
        if (now != null) {
            now.run()
                    .committed(loaded.chunk())
                    .ifPresent(ended -> tell(now.run().run(), ended));
        }
    }

    private static void tell(RunContext run, ScoredRun ended) {
        Scores scores = ended.scores();
        Map<String, Object> facts = new LinkedHashMap<>();
        scores.byWord().forEach((word, score) -> facts.put(word, QualityReader.rounded(score)));
        run.signal(new Signal(SCORED, ScoreWords.of(scores), facts));
        LOG.info("Run {}: {}; broken: {}", run.runId(), ScoreWords.of(scores), ScoreWords.broken(ended.rules()));
        List<String> below = Minimums.below(scores, ended.minimum());
        if (!below.isEmpty()) {
            String why = String.join("; ", below);
            run.signal(Signal.of(BELOW, why));
            LOG.warn(Signal.TOLD, "Run {}: {}", run.runId(), why);
        }
    }

    @Override
    public void runFinished(RunContext run, RunResult result) {
        judged = null;
    }
}

package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Fault;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.experiment.Journal.Sample;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Speed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A drill of everything that a drill can tell, in no time: its line is cut for a second in the middle of 1,000 rows, and with
 * the protection {@code splice} nothing is lost. Its texts would break a page that does not escape them.
 */
final class TinyDrill implements Drill {

    static final String TITLE = "The <line> is \"cut\" & 'mended' {{made}}";

    private static final Protection SPLICE = new Protection("splice", "Nobody mends it", "line-cut", Map.of());

    private final boolean canFail;

    TinyDrill() {
        this(true);
    }

    /** @param canFail whether it notices that the protection is away */
    TinyDrill(boolean canFail) {
        this.canFail = canFail;
    }

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public List<Protection> protections() {
        return List.of(SPLICE);
    }

    @Override
    public List<Experiment<?>> experiments(DrillContext context) {
        return List.of(cut("line-cut", true), cut("line-slow", false));
    }

    private Experiment<Line> cut(String name, boolean isCut) {
        Fault<Line> fault = new Fault<>(
                name,
                "The line is " + name,
                line -> line.isCut = isCut,
                line -> line.isCut = false,
                line -> Finding.held("felt"));
        return Experiment.of(fault, (context, journal) -> new Line(journal, canFail && context.isWithout("splice")))
                .steadyState("the line stands", "asked", line -> Finding.held(""))
                .given("400 rows have come", line -> line.carry(0, 400))
                .meanwhile("a second passes", Line::hold)
                .afterwards("the rest comes", line -> line.carry(400, 1_000))
                .invariant("the run ends by itself", "exit code", line -> Finding.held("exit code 0"))
                .invariant(
                        "nothing is <lost>",
                        "SELECT COUNT(*) FROM t WHERE a < 3 AND b > 'x'",
                        line -> Finding.of(!line.loses, line.loses ? "1 of <1000> & more" : "none"))
                .invariant("the moon shines", "looked", line -> Finding.skipped("no <window>"));
    }

    /** Runs it into a folder, with the journal and all that it leaves there. */
    static DrillResult run(DrillFolder folder, @Nullable String without) throws IOException {
        return run(new TinyDrill(), folder, without, null, new DrillWatcher() {});
    }

    static DrillResult run(
            Drill drill, DrillFolder folder, @Nullable String without, @Nullable String fault, DrillWatcher watcher)
            throws IOException {
        Path own = without == null ? folder.path() : folder.control(without);
        DrillContext context =
                new DrillContext(folder.path(), own, 7, Speed.TEST, without == null ? null : SPLICE, null);
        return new DrillRun(new Ticking(), watcher).run(drill, context, fault);
    }

    /** A tenth of a second goes by whenever somebody looks at it. */
    static final class Ticking extends Clock {

        private Instant now = Instant.parse("2026-03-04T05:06:07Z");

        @Override
        public synchronized Instant instant() {
            now = now.plusMillis(100);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class Line implements AutoCloseable {

        private final Journal journal;
        private final boolean loses;
        private boolean isCut;

        Line(Journal journal, boolean loses) {
            this.journal = journal;
            this.loses = loses;
        }

        void carry(long from, long to) {
            if (from > 0) {
                journal.note(Kind.SIGNAL, "circuit of <api> closed", Map.of("signal", "circuit.closed"));
                journal.noteFirst(journal.now(), Kind.RECOVERED, "chunk 5 is committed", Map.of("record", 500));
            }
            for (long rows = from; rows <= (loses ? to - 1 : to); rows += 50) {
                journal.sample(new Sample(journal.now(), rows, rows, Map.of("api", "closed"), 0, 2));
            }
            if (from > 0) {
                journal.note(Kind.COMPLETED, "the run ended SUCCEEDED");
            }
        }

        /** Not to be felt where the line is not cut. */
        void hold() {
            if (isCut) {
                journal.note(Kind.DETECTED, "LOAD failed: <gone>");
            }
            for (int i = 0; i < 10; i++) {
                journal.note(Kind.SIGNAL, "trying again", Map.of("signal", "retry.attempt"));
                journal.sample(new Sample(journal.now(), isCut ? null : 400L, null, Map.of("api", "opened"), i + 1, 3));
            }
        }

        @Override
        public void close() {}
    }
}

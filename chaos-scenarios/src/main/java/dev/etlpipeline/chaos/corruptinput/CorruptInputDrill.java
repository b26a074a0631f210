package dev.etlpipeline.chaos.corruptinput;

import dev.etlpipeline.chaos.child.Installed;
import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Fault;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.invariant.StandardInvariants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The file that comes in is damaged, in every way in which files are. */
public final class CorruptInputDrill implements Drill {

    static final Protection RESYNC = new Protection(
            "resync", "The reader does not find back behind a quote that is not closed", "bad-records", Map.of());
    static final Protection THRESHOLDS = new Protection(
            "thresholds", "Nobody minds how much is bad", "too-many-bad", Map.of("errors.max-share", "1"));
    static final Protection BISECT = new Protection(
            "bisect",
            "A row that the database refuses is not looked for: its chunk fails",
            "refused-rows",
            Map.of("resilience.refused-rows.isolate", "false"));

    private static final double TOLERATED = 0.049;
    private static final double TOO_MANY = 0.051;
    private static final double FEW = 0.005;

    @Override
    public String name() {
        return "corrupt-input";
    }

    @Override
    public String title() {
        return "The file that comes in is damaged";
    }

    @Override
    public List<Protection> protections() {
        return List.of(RESYNC, THRESHOLDS, BISECT);
    }

    @Override
    public List<Experiment<?>> experiments(DrillContext context) {
        List<Experiment<?>> experiments =
                new ArrayList<>(List.of(badRecords(TOLERATED), tooManyBad(), refusedRows(), otherHeaders()));
        Corpus.folder().ifPresent(folder -> experiments.add(corpus(folder)));
        return experiments;
    }

    /** @param share of the records that are bad */
    static Experiment<Input> badRecords(double share) {
        return Experiment.of(
                        damage("bad-records", "4.9 % of the records are bad, each in one of many ways"),
                        (context, journal) -> Input.open(context, journal, share, Corruptor.BAD))
                .steadyState("what protects is installed", "module", input -> Installed.protection())
                .steadyState("the file as it should be is loaded", "a run into a table of its own", Input::control)
                .meanwhile("the damaged file is loaded", Input::load)
                .invariant("the run goes on, and ends well", "exit code", input -> input.endsWith(0))
                .invariant("no bad record was loaded", Judgement.LOADED, Judgement::noFalseAccept)
                .invariant("no good record was set aside", Judgement.HELD, Judgement::noFalseReject)
                .invariant("each was set aside for what is wrong with it", Judgement.HELD, Judgement::rightReasons)
                .invariant(
                        "a quote that is not closed costs its own record",
                        Judgement.HELD,
                        Judgement::quotesCostTheirOwn)
                .invariant("what stood in the file was kept", Judgement.HELD, Judgement::rawKept)
                .invariants(StandardInvariants.of(Input::books))
                .invariant(
                        "mended, everything comes back",
                        "quarantine export, fix, replay; then target and undamaged control have one digest",
                        Mending::comesBack)
                .invariant("a second replay finds nothing", "quarantine replay once more", Mending::notTwice);
    }

    private static Experiment<Input> tooManyBad() {
        return Experiment.of(
                        damage("too-many-bad", "5.1 % of the records are bad: more than is tolerated"),
                        (context, journal) -> Input.open(context, journal, TOO_MANY, Corruptor.BAD))
                .steadyState("what protects is installed", "module", input -> Installed.protection())
                .steadyState("the file as it should be is loaded", "a run into a table of its own", Input::control)
                .meanwhile("the damaged file is to be loaded, judged whole first", Input::loadCheckedFirst)
                .afterwards("somebody tolerates 6 %, and loads it", Input::loadTolerantly)
                .invariant("the run is stopped: REJECTED", "exit code", input -> input.endsWith(4))
                .invariant("nothing of the file is visible", "SELECT COUNT(*) FROM target", Input::leftNothing)
                .invariant(
                        "the alert names what is wrong most often",
                        "signal threshold.crossed and message, against the corruptor's own counts",
                        Judgement::alerted)
                .invariants(StandardInvariants.of(Input::tolerantBooks));
    }

    private static Experiment<Input> refusedRows() {
        return Experiment.of(
                        damage("refused-rows", "The database refuses rows that the pipeline finds good"),
                        (context, journal) -> Input.open(context, journal, FEW, List.of(Damage.BORN_LONG_AGO)))
                .steadyState("what protects is installed", "module", input -> Installed.protection())
                .steadyState("the file as it should be is loaded", "a run into a table of its own", Input::control)
                .given("the target is there, and has a constraint more", Input::constrain)
                .meanwhile("the file is loaded", Input::load)
                .invariant("the run goes on, and ends well", "exit code", input -> input.endsWith(0))
                .invariant("no bad record was loaded", Judgement.LOADED, Judgement::noFalseAccept)
                .invariant("no good record was set aside", Judgement.HELD, Judgement::noFalseReject)
                .invariant("each was set aside as refused by the database", Judgement.HELD, Judgement::rightReasons)
                .invariants(StandardInvariants.of(Input::books));
    }

    private static Experiment<Headers> otherHeaders() {
        return Experiment.of(
                        new Fault<Headers>(
                                "other-headers",
                                "Columns are renamed, missing, added, named twice; or there is no header, or no file",
                                Headers::damage,
                                headers -> {},
                                Headers::areOther),
                        Headers::open)
                .steadyState("the file as it should be is loaded", "a run into a table of its own", Headers::control)
                .meanwhile("files that cannot be used are to be loaded", Headers::loadUnusable)
                .meanwhile("one that can, with a column more, in another order", Headers::loadUsable)
                .meanwhile("one that has a header and no records", Headers::loadEmpty)
                .invariant(
                        "each unusable file is refused, and told why",
                        "exit code 2, and words of the message",
                        Headers::refused)
                .invariant(
                        "nothing of them is visible",
                        "SELECT COUNT(*) FROM target, before the usable one",
                        Headers::leftNothing)
                .invariant(
                        "columns find their places, and the one too many is told of",
                        "exit code, signal source.extra-columns",
                        Headers::loaded)
                .invariants(StandardInvariants.of(Headers::books));
    }

    private static Experiment<Corpus> corpus(Path folder) {
        return Experiment.of(
                        new Fault<Corpus>(
                                "corpus",
                                "Other projects' bad files: one after the other is guessed at and loaded",
                                Corpus::load,
                                corpus -> {},
                                Corpus::isBad),
                        (context, journal) -> Corpus.open(context, journal, folder))
                .invariant("each is loaded, or refused with a reason", "exit codes 0, 2 and 4", Corpus::endedWell)
                .invariant("the books of each balance", Corpus.ACCOUNT, Corpus::balances)
                .invariant(
                        "nothing is set aside of files that are well formed",
                        "those of csv-spectrum: rows_quarantined = 0, records as a plain reader counts them",
                        Corpus::noFalseReject);
    }

    private static Fault<Input> damage(String name, String title) {
        return new Fault<>(name, title, Input::damage, input -> {}, Input::isDamaged);
    }
}

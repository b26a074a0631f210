package dev.etlpipeline.chaos.schemadrift;

import dev.etlpipeline.chaos.child.Installed;
import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Fault;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.invariant.StandardInvariants;
import java.util.List;
import java.util.Map;

/** Overnight the supplier's export changed, and nobody was told. */
public final class SchemaDriftDrill implements Drill {

    static final Protection DRIFT = new Protection(
            "drift", "Nobody looks at the first records", "column-renamed", Map.of("resilience.drift.action", "off"));

    @Override
    public String name() {
        return "schema-drift";
    }

    @Override
    public String title() {
        return "Overnight the supplier's export changed, and nobody was told";
    }

    @Override
    public List<Protection> protections() {
        return List.of(DRIFT);
    }

    @Override
    public List<Experiment<?>> experiments(DrillContext context) {
        return List.of(columnAdded(), columnRenamed(), dateFormat());
    }

    private static Experiment<Export> columnAdded() {
        return night("column-added", "The export has a column more", Change.COLUMN_ADDED)
                .invariant("the run goes on, and ends well", "exit code", export -> export.endsWith(0))
                .invariant(
                        "the new column is told of",
                        "signal source.extra-columns",
                        export -> export.told("source.extra-columns", "loyalty_tier"))
                .invariants(StandardInvariants.of(Export::books));
    }

    private static Experiment<Export> columnRenamed() {
        return stopped(night("column-renamed", "The export calls a column otherwise", Change.COLUMN_RENAMED))
                .invariant("no row lost its date of birth", Export.WITHOUT_BIRTH, Export::keptBirths)
                .invariant(
                        "the alert says which column it likely is",
                        "signal drift.detected",
                        export -> export.told("drift.detected", "add header: dob to date_of_birth"))
                .invariants(StandardInvariants.of(Export::books));
    }

    private static Experiment<Export> dateFormat() {
        return stopped(night("date-format", "The export writes its dates otherwise", Change.DATE_FORMAT))
                .invariant(
                        "the alert says how they are written",
                        "signal drift.detected",
                        export -> export.told(
                                "drift.detected",
                                "date_of_birth",
                                "registration_date",
                                "add dd.MM.uuuu to its formats"))
                .invariants(StandardInvariants.of(Export::books));
    }

    private static Experiment<Export> night(String name, String title, Change change) {
        return Experiment.of(
                        new Fault<Export>(name, title, Export::change, export -> {}, Export::isChanged),
                        (context, journal) -> Export.open(context, journal, change))
                .steadyState("what protects is installed", "module", export -> Installed.protection())
                .steadyState(
                        "the export as it used to look is loaded", "a run into a table of its own", Export::control)
                .given("yesterday's export is in the target", Export::loadYesterday)
                .meanwhile("today's export is to be loaded", Export::load);
    }

    /** What has to hold of a night on which nothing may be loaded before somebody has looked. */
    private static Experiment<Export> stopped(Experiment<Export> night) {
        return night.afterwards("what the message says is written into the definition; then it is loaded", Export::mend)
                .invariant("the run is stopped: REJECTED", "exit code", export -> export.endsWith(4))
                .invariant(
                        "it is stopped before its first row",
                        "sum of SHA-256 over all rows and all columns of the target, before and after",
                        Export::untouched)
                .invariant("with what the message says, it loads", "exit code", Export::mendedEndsWell);
    }
}

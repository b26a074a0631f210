package dev.etlpipeline.chaos.command;

import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillContext.Access;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.show.DrillFolder;
import dev.etlpipeline.chaos.show.Reports;
import dev.etlpipeline.chaos.show.Shows;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.settings.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a drill. */
@Command(
        name = "run",
        description = "Runs a drill, in a database and a process of its own: nothing of yours is touched. The page"
                + " target/drills/DRILL/report.html shows it beside the last negative controls.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline chaos run database-loss",
            "  pipeline chaos run database-loss --fault commit-cut --seed 7",
            "  pipeline chaos run database-loss --without-protection=ledger-question",
            "  pipeline chaos run database-loss --speed full",
            "",
            "Exit codes: 0 PASSED, 1 FAILED, 2 wrong usage, 3 INVALID: nothing is proven,",
            "130 stopped by Ctrl-C: the journal says so."
        })
final class RunDrillCommand implements Callable<Integer> {

    private static final String FIRST = "first";

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DRILL", description = "Its name; pipeline chaos list has them all.")
    String drill = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of everything random (default: a new one, which is said).")
    @Nullable
    Long seed;

    @Option(
            names = "--speed",
            paramLabel = "demo|full",
            description = "How long faults last: for a room, or as long as outside (default: demo).")
    Speed speed = Speed.DEMO;

    @Option(
            names = "--fault",
            paramLabel = "NAME|all",
            description = "Only this one, or all of them (default: at demo speed those that fit into two minutes,"
                    + " as pipeline chaos list says; otherwise all).")
    @Nullable
    String fault;

    @Option(
            names = "--without-protection",
            arity = "0..1",
            paramLabel = "NAME",
            fallbackValue = FIRST,
            description = "Takes a protection away first; the drill must then end FAILED.")
    @Nullable
    String without;

    @Option(
            names = "--warehouse",
            paramLabel = "URL",
            description = "A database server to use: tables of its own are made there. User and password are those of"
                    + " warehouse.user and warehouse.password (default: an H2 server of the drill's own).")
    @Nullable
    String warehouse;

    RunDrillCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        Drill chosen = Drills.named(drill)
                .orElseThrow(() -> wrong("there is no drill " + drill + ", only "
                        + Drills.ALL.stream().map(Drill::name).collect(Collectors.joining(", "))));
        Protection protection = protection(chosen);
        DrillFolder folder =
                new DrillFolder(workspace.home().resolve("target/drills").resolve(chosen.name()));
        DrillContext context = new DrillContext(
                workspace.home(),
                protection == null ? folder.path() : folder.control(protection.name()),
                seed == null ? new Random().nextInt(1_000_000) : seed,
                speed,
                protection,
                access());
        DrillWatcher show = Shows.on(workspace.terminal(), workspace.out(), workspace.err());
        DrillRun run = new DrillRun(workspace.clock(), show);
        try (Workspace.Stopping stopping = workspace.onStop(run::requestStop)) {
            DrillResult result = run.run(chosen, context, fault);
            report(result, folder, run.isStopped());
            return run.isStopped()
                    ? RunState.INTERRUPTED.exitCode()
                    : result.verdict().exitCode();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private void report(DrillResult result, DrillFolder folder, boolean stopped) throws IOException {
        if (result.without() == null && !stopped) {
            folder.keep(result.started());
        }
        Path page =
                new Reports(workspace.home()).write(folder, workspace.clock().instant());
        workspace.out().println("Report: " + shown(page));
        if (result.without() == null && !stopped && folder.controls().isEmpty()) {
            workspace.out().println("Next: ./pipeline chaos run " + drill + " --without-protection");
        }
        workspace.out().flush();
    }

    /** Relative to the current folder where it lies below that. */
    static Path shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path there = path.toAbsolutePath().normalize();
        return there.startsWith(here) ? here.relativize(there) : there;
    }

    private @Nullable Protection protection(Drill chosen) {
        if (without == null) {
            return null;
        }
        return chosen.protections().stream()
                .filter(one -> without.equals(FIRST) || one.name().equals(without))
                .findFirst()
                .orElseThrow(() -> wrong("drill " + drill + " has no protection " + without + ", only "
                        + chosen.protections().stream().map(Protection::name).collect(Collectors.joining(", "))));
    }

    private @Nullable Access access() {
        if (warehouse == null) {
            return null;
        }
        if (!warehouse.toLowerCase(Locale.ROOT).startsWith("jdbc:sqlserver:")) {
            throw wrong("--warehouse must be a URL of SQL Server, jdbc:sqlserver://HOST:PORT;databaseName=NAME;...");
        }
        WarehouseSettings settings = workspace.settings().read(WarehouseSettings.class);
        return new Access(
                warehouse, settings.user().orElse(""), settings.password().orElse(""));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

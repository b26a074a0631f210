package dev.etlpipeline.app;

import dev.etlpipeline.app.bench.Bench;
import dev.etlpipeline.app.bench.Figure;
import dev.etlpipeline.app.bench.Machine;
import dev.etlpipeline.app.bench.Report;
import dev.etlpipeline.app.bench.Target;
import dev.etlpipeline.core.definition.DidYouMean;
import dev.etlpipeline.core.module.PipelineModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast the pipeline is on this machine, beside bare programs that do less. */
@Command(
        name = "bench",
        description = {
            "Measures the pipeline on this machine beside bare programs that do less.",
            "Those are a CSV parse, a batched INSERT, a bulk copy; everything in one run, as ratios."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline bench                        200,000 rows: a quarter of an hour",
            "  pipeline bench --rows 50000 --only first,insert --rounds 1",
            "  pipeline bench --rows 1000000 --page docs/performance.md",
            "  pipeline bench --rows 1000000 --without observability --only first",
            "  pipeline bench --without governance --at-least 0.85 --only first",
            "  WAREHOUSE_USER=etl WAREHOUSE_PASSWORD=... pipeline bench \\",
            "    --warehouse 'jdbc:sqlserver://db;databaseName=bench'",
            "",
            "On a server, the tables warehouse.etl_bench and warehouse.etl_bench_bare are",
            "made and dropped, and the runs stand in the audit under the pipeline bench.",
            "Exit codes: 0 measured, whatever came of it; 1 a run failed; 2 wrong usage."
        })
final class BenchCommand implements Callable<Integer> {

    private static final List<String> NAMES =
            Arrays.stream(Figure.values()).map(Figure::key).toList();

    private final App app;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-n", "--rows"},
            paramLabel = "N",
            defaultValue = "200000",
            description = "Records of a file (default: ${DEFAULT-VALUE}).")
    long rows;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each figure is taken; the median counts (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--warehouse",
            paramLabel = "URL",
            description = "JDBC URL of a warehouse to load into (default: an embedded H2 of the bench's own).")
    @Nullable
    String warehouse;

    @Option(
            names = "--only",
            paramLabel = "FIGURE",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES}.",
            completionCandidates = FigureNames.class)
    @Nullable
    List<String> only;

    @Option(
            names = "--without",
            paramLabel = "MODULE",
            description = "Also loads the file without this module, to show what it costs.")
    @Nullable
    String without;

    @Option(
            names = "--at-least",
            paramLabel = "RATIO",
            defaultValue = "" + Target.WITH_A_MODULE,
            description = "What that module is to leave of the speed (default: ${DEFAULT-VALUE}).")
    double atLeast;

    @Option(names = "--json", description = "Prints the figures as one JSON object.")
    boolean json;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description = "Also writes the figures, and where the time goes, into this page, between its marks"
                    + " for this database.")
    @Nullable
    Path page;

    BenchCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws Exception {
        if (rows < 1 || rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rows and --rounds must be 1 or more");
        }
        if (!(atLeast > 0 && atLeast <= 1)) {
            throw new ParameterException(spec.commandLine(), "--at-least must be a ratio above 0, and 1 at most");
        }
        BenchPage written = page == null ? null : BenchPage.open(page);
        Path folder = app.home().resolve("var/bench");
        CommandLine root = spec.root().commandLine();
        BenchEngine engine = new BenchEngine(
                app.home(),
                app.screen(),
                settings(),
                folder.resolve("runs"),
                root.getSubcommands().get("generate"));
        Bench bench = new Bench(
                engine,
                new Bench.Plan(
                        rows, rounds, Optional.ofNullable(warehouse), figures(), module(), written != null, folder),
                line -> app.screen().err().println(line));
        Report report = report(engine, bench, bench.run());
        app.screen().out().print(json ? report.json() + "\n" : report.text());
        app.screen().out().flush();
        if (written != null) {
            written.write(report.kind(), report.markdown());
        }
        return ExitCode.OK;
    }

    private SettingsOptions settings() {
        Commands root = (Commands) spec.root().userObject();
        SettingsOptions options = root.settings;
        if (warehouse != null) {
            options.overrides.put("warehouse.url", warehouse);
        }
        return options;
    }

    private Set<Figure> figures() {
        Set<Figure> figures = only == null ? EnumSet.allOf(Figure.class) : EnumSet.noneOf(Figure.class);
        for (String name : only == null ? List.<String>of() : only) {
            figures.add(Figure.ofKey(name)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "--only: there is no figure " + name + DidYouMean.hint(name, NAMES))));
        }
        if (only != null && without == null && figures.contains(Figure.WITHOUT)) {
            throw new ParameterException(spec.commandLine(), "--only without: --without has to name the module");
        }
        if (without == null) {
            figures.remove(Figure.WITHOUT);
        } else {
            figures.add(Figure.WITHOUT);
        }
        return figures;
    }

    private Optional<String> module() {
        if (without == null) {
            return Optional.empty();
        }
        List<String> installed =
                Main.modules().stream().map(PipelineModule::name).toList();
        if (!installed.contains(without)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--without: no module " + without + " is installed" + DidYouMean.hint(without, installed)
                            + "; there are " + String.join(", ", installed));
        }
        return Optional.of(without);
    }

    private Report report(BenchEngine engine, Bench bench, Bench.Outcome outcome) throws IOException {
        return new Report(
                bench.database(),
                engine.product(),
                rows,
                rounds,
                Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS),
                Version.number(),
                Machine.here(),
                outcome.results(),
                outcome.profile(),
                atLeast);
    }

    /** For completion and help. */
    static final class FigureNames extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        FigureNames() {
            super(NAMES);
        }
    }
}

package dev.etlpipeline.app;

import dev.etlpipeline.core.control.RunHistory;
import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the runs that the warehouse remembers, without changing anything in it. */
@Command(
        name = "runs",
        description = "Lists the runs that the warehouse remembers, the latest first; changes nothing there.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline runs",
            "  pipeline runs --state failed --limit 5",
            "  pipeline runs show last",
            "  pipeline runs --json | jq '.[].status'"
        })
final class RunsCommand implements Callable<Integer> {

    private static final String LAST = "last";

    /** More runs than anybody types the common beginning of. */
    private static final int FITTING = 50;

    private static final int NAMED = 5;

    private final App app;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Lists at most N runs (default: ${DEFAULT-VALUE}).")
    int limit;

    @Option(names = "--state", paramLabel = "STATE", description = "Lists only those: ${COMPLETION-CANDIDATES}.")
    @Nullable
    RunState state;

    @Option(names = "--json", description = "Prints one JSON array on standard output.")
    boolean json;

    RunsCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 or more, but is " + limit);
        }
        try (Warehouse warehouse = app.existingWarehouse("./pipeline runs")) {
            List<RunRecord> runs = new RunHistory(warehouse).latest(limit, state);
            print(
                    json
                            ? RunsJson.of(runs, this::rejectsFile)
                            : new RunsTable(app.screen(), runs, limit, state, app::command).text());
        }
        return ExitCode.OK;
    }

    @Command(
            name = "show",
            description = "Shows one run: state, account, file, error, and where its rejects are.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  pipeline runs show last",
                "  pipeline runs show 20260102T030405Z-a1b2c3",
                "  pipeline runs show 20260102T03            the run that begins so"
            })
    int show(
            @Parameters(paramLabel = "RUN", description = "The run's id, or its beginning, or last.") String run,
            @Option(names = "--json", description = "Prints one JSON object on standard output.") boolean asJson) {
        try (Warehouse warehouse = app.existingWarehouse("./pipeline runs show")) {
            RunRecord record = find(new RunHistory(warehouse), run);
            Optional<Path> rejects = rejectsFile(record);
            print(
                    asJson
                            ? RunsJson.of(record, rejects)
                            : new RunDetails(app.screen(), record, rejects, looksAt(record)).text());
        }
        return ExitCode.OK;
    }

    private RunRecord find(RunHistory history, String run) {
        List<RunRecord> fitting = run.equals(LAST) ? history.latest(1, null) : history.beginningWith(run, FITTING);
        List<String> ids = fitting.stream().map(RunRecord::runId).distinct().toList();
        if (ids.isEmpty()) {
            throw unknown(run.equals(LAST) ? "There is no run yet" : "No run begins with " + run);
        }
        if (ids.size() > 1) {
            throw unknown("More than one run begins with " + run + ": "
                    + String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())))
                    + (ids.size() > NAMED ? ", ..." : ""));
        }
        return fitting.get(0);
    }

    private ParameterException unknown(String message) {
        return new ParameterException(
                spec.commandLine().getSubcommands().get("show"), message + "; ./pipeline runs lists them.");
    }

    private Optional<String> looksAt(RunRecord run) {
        return app.modules()
                .rejectSink()
                .flatMap(sink -> sink.command(run.runId()))
                .map(app::command);
    }

    /** Where core writes them; empty where there were none, or the file is gone. */
    private Optional<Path> rejectsFile(RunRecord run) {
        Path folder = app.inHome(app.settings().read(PathSettings.class).rejects());
        return Optional.of(folder.resolve(run.runId() + ".csv")).filter(Files::exists);
    }

    private void print(String text) {
        app.screen().out().print(text);
        app.screen().out().flush();
    }
}

package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.control.RunHistory;
import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.run.Attempt;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.resilience.ReasonOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on with a run behind its last committed chunk. */
@Command(
        name = "resume",
        description = "Goes on with a run that did not end well, behind the last chunk that it committed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline resume                              the one run that is unfinished",
            "  pipeline resume 20260102T030405Z-a1b2c3",
            "  pipeline resume 20260102T03                  the run that begins so",
            "  pipeline resume --input /mnt/new/customers.csv   where the file was moved",
            "",
            "Exit codes: those of run; 2 also where the run cannot be gone on with."
        })
final class ResumeCommand implements Callable<Integer> {

    /** More runs than anybody types the common beginning of. */
    private static final int FITTING = 50;

    private final Workspace workspace;
    private final ChunkLedger ledger;
    private final LedgerStore store = new LedgerStore();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "The run's id, or its beginning (default: the only one that is unfinished).")
    @Nullable
    String run;

    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE|-",
            description = "The same file, where it is no longer where the run found it.")
    @Nullable
    String input;

    @Option(
            names = {"-d", "--definition"},
            paramLabel = "FILE",
            description = "The pipeline definition (default: the one of the run's pipeline that paths.definition names,"
                    + " or that lies beside it).")
    @Nullable
    Path definition;

    @Option(
            names = "--force",
            description = "Goes on though the file changed behind what was read, or another file was loaded since.")
    boolean force;

    @Option(names = "--json", description = "Prints the result as one JSON object on standard output.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Shows no progress, and of the result one line.")
    boolean quiet;

    @Mixin
    ReasonOption why = new ReasonOption();

    ResumeCommand(Workspace workspace, ChunkLedger ledger) {
        this.workspace = workspace;
        this.ledger = ledger;
    }

    @Override
    public Integer call() throws Exception {
        Ready ready = ready();
        try (InputFile file = ready.file()) {
            if (force) {
                ledger.force();
            }
            ledger.asked(why.reason());
            return workspace.run(ready.request(), json ? Output.JSON : quiet ? Output.QUIET : Output.TEXT);
        }
    }

    /** The run's request, with its file open. */
    private record Ready(RunRequest request, InputFile file) {}

    /** Chooses and compares with one opening of the warehouse, which takes its time after a crash. */
    private Ready ready() throws SQLException, IOException {
        try (Warehouse warehouse = workspace.existingWarehouse("./pipeline resume")) {
            Chosen chosen = choose(warehouse);
            Begun begun = chosen.begun();
            PipelineDefinition read = new RunDefinition(workspace).of(begun.pipeline(), definition);
            InputFile file = open(begun);
            boolean same = false;
            try {
                RunRequest request = new RunRequest(read, file, begun.limit(), false, begun.enrich(), chosen.next());
                compare(warehouse, begun, request);
                same = true;
                return new Ready(request, file);
            } finally {
                if (!same) {
                    file.close();
                }
            }
        }
    }

    /** A run, and the attempt that is to come. */
    private record Chosen(Begun begun, Attempt next) {}

    private Chosen choose(Warehouse warehouse) throws SQLException {
        RunRecord last = run == null ? onlyUnfinished(warehouse) : named(new RunHistory(warehouse), run);
        if (last.state() == RunState.SUCCEEDED || last.state() == RunState.DEGRADED) {
            throw refused("Run " + last.runId() + " ended " + last.state() + ": there is nothing to go on with");
        }
        RunId id = new RunId(last.runId());
        try (Connection connection = warehouse.dataSource().getConnection()) {
            Optional<Begun> begun =
                    UnfinishedRuns.hasLedger(warehouse, connection) ? store.find(connection, id) : Optional.empty();
            if (begun.isEmpty()) {
                throw refused("Run " + id + " was made without a ledger, so nobody can say how far it came. Load its"
                        + " file again with ./pipeline run, which leaves unchanged rows alone");
            }
            return new Chosen(begun.get(), new Attempt(id, last.attempt() + 1));
        }
    }

    private RunRecord onlyUnfinished(Warehouse warehouse) {
        List<UnfinishedRun> runs = new UnfinishedRuns(warehouse).all();
        if (runs.isEmpty()) {
            throw refused("No run is unfinished; ./pipeline runs lists all of them");
        }
        if (runs.size() > 1) {
            throw refused(runs.size() + " runs are unfinished, name one of them: "
                    + runs.stream().map(UnfinishedRun::runId).collect(Collectors.joining(", "))
                    + "; ./pipeline status says more");
        }
        return named(new RunHistory(warehouse), runs.get(0).runId());
    }

    private RunRecord named(RunHistory history, String beginning) {
        List<RunRecord> fitting = history.beginningWith(beginning, FITTING);
        List<String> ids = fitting.stream().map(RunRecord::runId).distinct().toList();
        if (ids.isEmpty()) {
            throw refused("No run begins with " + beginning + "; ./pipeline status lists the unfinished ones");
        }
        if (ids.size() > 1) {
            throw refused("More than one run begins with " + beginning + ": " + String.join(", ", ids));
        }
        return fitting.get(0);
    }

    private InputFile open(Begun begun) throws IOException {
        if (input != null) {
            return workspace.input(input);
        }
        Path path = begun.path();
        if (path == null) {
            throw refused("Run " + begun.runId() + " read " + begun.name() + ", which is gone with its process. Give it"
                    + " the same bytes again, from a file with --input FILE or once more with --input -");
        }
        if (!Files.exists(path)) {
            throw refused("The file of run " + begun.runId() + " is no longer at " + path
                    + ". Name its new place with --input");
        }
        return workspace.input(path.toString());
    }

    private void compare(Warehouse warehouse, Begun begun, RunRequest request) throws SQLException, IOException {
        Begun asked = Begun.of(begun.runId(), request, workspace.settings(), workspace.clock());
        try (Connection connection = warehouse.dataSource().getConnection()) {
            List<Difference> all =
                    new Comparison(store, workspace.settings()).between(connection, begun, asked, request);
            List<Difference> refusing = all.stream()
                    .filter(difference -> !(force && difference.forceable()))
                    .toList();
            if (!refusing.isEmpty()) {
                throw refused("Run " + begun.runId() + " can't be gone on with: "
                        + refusing.stream().map(Difference::message).collect(Collectors.joining("; and ")));
            }
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message + ".");
    }
}

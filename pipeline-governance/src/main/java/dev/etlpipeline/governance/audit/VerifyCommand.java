package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.audit.AnchorFile.Anchors;
import dev.etlpipeline.governance.audit.Verification.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds out whether the record is as it was written. */
@Command(
        name = "verify",
        description = {
            "Finds events that were edited, deleted, inserted, reordered or cut off at the end, and names them.",
            "Compares with the anchor file too, if there is one. Changes nothing; runs may go on meanwhile."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline audit verify",
            "  pipeline audit verify --stream customers --from 120000",
            "",
            "Exit codes: 0 all is as it was written; 1 something is not; 2 wrong usage."
        })
final class VerifyCommand implements Callable<Integer> {

    /** Findings of a stream that are shown. */
    private static final int SHOWN = 20;

    /** And of those about the key. */
    private static final int SHOWN_OF_KEY = 3;

    private final Workspace workspace;
    private final AuditKeys keys;
    private final AnchorFile anchors;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--stream", paramLabel = "PIPELINE", description = "Only the events of this pipeline.")
    @Nullable
    String stream;

    @Option(
            names = "--from",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Begins with this event (default: ${DEFAULT-VALUE}).")
    long from;

    VerifyCommand(Workspace workspace, AuditKeys keys, AnchorFile anchors) {
        this.workspace = workspace;
        this.keys = keys;
        this.anchors = anchors;
    }

    @Override
    public Integer call() throws SQLException, InterruptedException {
        if (from < 1) {
            throw new ParameterException(spec.commandLine(), "--from must be 1 or more, but is " + from);
        }
        try (Warehouse warehouse = workspace.warehouse("./pipeline audit verify")) {
            int pool = workspace.settings().read(WarehouseSettings.class).poolSize();
            int threads = Math.max(1, Math.min(pool, Runtime.getRuntime().availableProcessors()));
            Anchors known = anchors.read();
            Verification verification =
                    new Verification(warehouse.dataSource(), keys::keptChain, known.here(), threads);
            List<String> streams = verification.streams();
            if (stream != null && !streams.contains(stream)) {
                throw new AuditException("there are no events of " + stream + "; there are "
                        + (streams.isEmpty() ? "none at all" : "some of " + String.join(", ", streams)));
            }
            int exit = verify(verification, stream == null ? streams : List.of(stream));
            if (known.others() > 0) {
                workspace
                        .out()
                        .println(Words.count(known.others(), "anchor") + " of other warehouses in " + anchors.file()
                                + " told nothing");
            }
            return exit;
        }
    }

    private int verify(Verification verification, List<String> streams) throws SQLException, InterruptedException {
        long started = System.nanoTime();
        long events = 0;
        int broken = 0;
        int behind = 0;
        for (String one : streams) {
            Verdict verdict = verification.of(one, from);
            if (from > 1 && from > verdict.last() && verdict.isWhole()) {
                workspace.out().println(one + ": no event " + from + ", the last one is " + verdict.last());
                behind++;
                continue;
            }
            print(verdict);
            events += verdict.events();
            broken += verdict.isWhole() ? 0 : 1;
        }
        long millis = (System.nanoTime() - started) / 1_000_000;
        workspace.out().println(Words.count(events, "event") + " looked at in " + Words.count(millis) + " ms");
        if (broken > 0) {
            return ExitCode.SOFTWARE;
        }
        return behind > 0 && behind == streams.size() ? ExitCode.USAGE : ExitCode.OK; // nothing looked at is not whole
    }

    private void print(Verdict verdict) {
        String anchored = verdict.anchors() == 0
                ? "no anchor to compare with"
                : Words.count(verdict.anchors(), "anchor") + " compared";
        if (verdict.isWhole()) {
            workspace
                    .out()
                    .println(verdict.stream() + ": whole, " + Words.count(verdict.events(), "event") + " and "
                            + Words.count(verdict.changes(), "change") + ", " + anchored);
            return;
        }
        workspace
                .out()
                .println(verdict.stream() + ": NOT WHOLE, "
                        + Words.count(verdict.findings().size(), "finding") + " in "
                        + Words.count(verdict.events(), "event") + ", " + anchored);
        List<Finding> shown = shown(verdict.findings());
        shown.forEach(finding -> workspace.out().println("  " + finding.kind() + ": " + finding.text()));
        if (verdict.findings().size() > shown.size()) {
            workspace.out().println("  and " + Words.count(verdict.findings().size() - shown.size()) + " more");
        }
    }

    /** Where the key is another one, it is of every event: a few say so, and hide nothing else. */
    private static List<Finding> shown(List<Finding> findings) {
        List<Finding> shown = new ArrayList<>();
        int ofKey = 0;
        for (Finding finding : findings) {
            boolean key = finding.kind() == Finding.Kind.KEY;
            if (shown.size() < SHOWN && (!key || ofKey < SHOWN_OF_KEY)) {
                shown.add(finding);
                ofKey += key ? 1 : 0;
            }
        }
        return shown;
    }
}

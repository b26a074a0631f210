package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Shows one record, with its values. */
@Command(
        name = "show",
        description = "Shows one record: all reasons, where it stood, and the record itself.",
        footerHeading = "%nExamples:%n",
        footer = "  pipeline quarantine show 12")
final class ShowCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Parameters(paramLabel = "ID", description = "The record's number, as list shows it.")
    long id;

    ShowCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        try (Warehouse warehouse = workspace.existingWarehouse("./pipeline quarantine show")) {
            QuarantineTable table =
                    new QuarantineTable(warehouse, workspace.modules().rawViews());
            Held held = table.byId(List.of(id)).get(id);
            if (held == null) {
                throw new QuarantineException(
                        "There is no record " + id + " in the quarantine; ./pipeline quarantine list shows them.");
            }
            print(held, table.form(held.origin().fileId()));
        }
        return ExitCode.OK;
    }

    private void print(Held held, SourceForm form) {
        PrintStream out = workspace.out();
        out.println(
                "Record " + held.id() + " of the quarantine: " + held.state().word());
        out.println();
        field("Reasons", held.why().get(0).sentence());
        held.why().stream().skip(1).forEach(reason -> field("", reason.sentence()));
        field("Stage", held.stage() + ", definition " + held.version());
        field("Run", held.origin().runId() + " of " + held.origin().pipeline());
        field(
                "Origin",
                form.file() + ", record " + held.origin().record() + ", line "
                        + held.origin().line() + ", byte " + held.origin().offset());
        field("Kept", kept(held));
        if (held.replayRun() != null) {
            field("Replay", held.replayRun() + (held.outcome() == null ? ": refused again" : ": " + held.outcome()));
        }
        out.println();
        field("Columns", CsvText.line(form.header(), form.delimiter()));
        field("Record", held.raw() == null ? "(not kept)" : new String(held.raw(), form.charset()));
        if (held.fixed() != null) {
            field("Mended", held.fixed());
        }
    }

    private static String kept(Held held) {
        if (held.raw() == null) {
            return "nothing of its values" + (held.sha256().isEmpty() ? ": they were masked" : "");
        }
        if (held.lost() != null) {
            return held.lost();
        }
        String bytes = String.format(Locale.ROOT, "%,d bytes", held.rawLength());
        return (held.truncated()
                        ? "the first " + bytes + " of a longer record; length and digest are theirs"
                        : bytes + (held.complete() ? "" : ", not as they stood in the file"))
                + (held.sha256().isEmpty() ? "" : ", SHA-256 " + held.sha256().substring(0, 12));
    }

    private void field(String name, String value) {
        workspace.out().println("  " + name + " ".repeat(10 - name.length()) + value);
    }
}

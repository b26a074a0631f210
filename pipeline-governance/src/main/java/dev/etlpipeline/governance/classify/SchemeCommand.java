package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.DataKind;
import dev.etlpipeline.governance.scheme.Handling;
import dev.etlpipeline.governance.scheme.Scheme;
import dev.etlpipeline.governance.scheme.SchemeSettings;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Shows the scheme and what it makes of a definition's columns. */
@Command(
        name = "scheme",
        description = "Shows how each class of data is handled, and the class of each column and why.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline classify scheme",
            "  pipeline classify scheme --definition seeds/pipelines/orders.yaml",
            "  pipeline classify scheme --set governance.scheme.confidential.mask=true"
        })
final class SchemeCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Mixin
    DefinitionOption of = new DefinitionOption();

    SchemeCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        Scheme scheme = Scheme.of(workspace.settings().read(SchemeSettings.class));
        PrintStream out = workspace.out();
        print(out, "class", "mask", "encrypt", "keep", "seen by");
        for (DataClass dataClass : DataClass.values()) {
            Handling handling = scheme.handling(dataClass);
            print(
                    out,
                    dataClass.word(),
                    handling.mask() ? "yes" : "no",
                    handling.encrypt() ? "yes" : "no",
                    handling.keepDays()
                            .map(days -> String.format(Locale.ROOT, "%,d d", days))
                            .orElse("no end"),
                    String.join(", ", handling.roles()));
        }
        out.println();
        out.println("Columns of pipeline " + of.in(workspace).definition().name() + ":");
        out.printf("%-22s %-18s %-14s %s%n", "column", "class", "kind", "why");
        for (Column column : of.in(workspace).definition().schema().columns()) {
            out.printf(
                    "%-22s %-18s %-14s %s%n",
                    column.name(),
                    scheme.classOf(column).word(),
                    DataKind.of(column).map(DataKind::word).orElse("-"),
                    why(column));
        }
        return ExitCode.OK;
    }

    private static void print(PrintStream out, String name, String mask, String encrypt, String keep, String roles) {
        out.printf("%-20s %-5s %-8s %-9s %s%n", name, mask, encrypt, keep, roles);
    }

    private static String why(Column column) {
        if (DataClass.of(column).isPresent()) {
            return column.tags().contains("pii") ? "tag pii" : "tagged so";
        }
        return DataKind.of(column).isPresent() ? "by its kind" : "no tag";
    }
}

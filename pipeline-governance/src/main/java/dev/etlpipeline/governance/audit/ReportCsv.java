package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.governance.audit.AuditReport.Entry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The events as lines. What a spreadsheet would take for a formula begins with an apostrophe. */
final class ReportCsv {

    private static final String FORMULA = "=+-@\t\r";

    private ReportCsv() {}

    static void write(AuditReport report, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord(
                    "pipeline",
                    "number",
                    "time",
                    "kind",
                    "run_id",
                    "os_user",
                    "database_user",
                    "host",
                    "inserted",
                    "updated",
                    "unchanged",
                    "superseded",
                    "quarantined",
                    "reason",
                    "detail");
            for (Entry entry : report.entries()) {
                csv.printRecord(row(entry));
            }
        }
    }

    private static @Nullable Object[] row(Entry entry) {
        LoadCounts counts = entry.event().counts();
        return new @Nullable Object[] {
            cell(entry.stream()),
            entry.number(),
            entry.event().happened(),
            entry.event().kind(),
            entry.event().runId(),
            cell(entry.event().actor().osUser()),
            cell(entry.event().actor().databaseUser()),
            cell(entry.event().actor().host()),
            counts == null ? null : counts.inserted(),
            counts == null ? null : counts.updated(),
            counts == null ? null : counts.unchanged(),
            counts == null ? null : counts.superseded(),
            counts == null ? null : counts.quarantined(),
            cell(entry.text("reason")),
            entry.event().detail()
        };
    }

    private static @Nullable String cell(@Nullable String text) {
        boolean formula = text != null && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}

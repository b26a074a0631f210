package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What happened in some time, for auditors. */
@Command(
        name = "report",
        description = {
            "Reports runs, what people did by commands, changes of the system and how often tagged columns changed.",
            "Holds no value of a row."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline audit report --from 2026-01-01 --to 2026-01-31",
            "  pipeline audit report --from 2026-01-01 --pdf january.pdf",
            "  pipeline audit report --stream customers --html audit.html --csv audit.csv",
            "  pipeline audit report --user margaret"
        })
final class ReportCommand implements Callable<Integer> {

    /** Days that are reported where nobody says since when. */
    private static final int DAYS = 30;

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First day, in UTC (default: 30 days before the last).")
    @Nullable
    LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day, in UTC (default: today).")
    @Nullable
    LocalDate to;

    @Option(names = "--stream", paramLabel = "PIPELINE", description = "Only the events of this pipeline.")
    @Nullable
    String stream;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Only what this user did, of the operating system or of the database.")
    @Nullable
    String user;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes it there too, as one page without links.")
    @Nullable
    Path html;

    @Option(names = "--pdf", paramLabel = "FILE", description = "Writes it there too, to be printed.")
    @Nullable
    Path pdf;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Writes the events but for chunks there, a line for each.")
    @Nullable
    Path csv;

    ReportCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        LocalDate last = to == null ? LocalDate.now(workspace.clock().withZone(ZoneOffset.UTC)) : to;
        LocalDate first = from == null ? last.minusDays(DAYS) : from;
        if (first.isAfter(last)) {
            throw new ParameterException(
                    spec.commandLine(),
                    to == null
                            ? "--from " + first + " is still to come: today, in UTC, is " + last
                            : "--from " + first + " is behind --to " + last + "; give them the other way round");
        }
        requirePlace("--html", html);
        requirePlace("--pdf", pdf);
        requirePlace("--csv", csv);
        AuditReport report;
        try (Warehouse warehouse = workspace.warehouse("./pipeline audit report");
                Connection connection = warehouse.dataSource().getConnection()) {
            report = new ReportReader(
                            connection,
                            first.atStartOfDay().toInstant(ZoneOffset.UTC),
                            last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                            stream,
                            user)
                    .read();
        }
        ReportText.lines(report).forEach(workspace.out()::println);
        write(report);
        return ExitCode.OK;
    }

    /** Before anything is read: who asks for a file does not ask for half an answer. */
    private void requirePlace(String option, @Nullable Path file) {
        if (file != null
                && (Files.isDirectory(file)
                        || !Files.isDirectory(
                                Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file)))) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + file + ": is no file in a folder that is there.");
        }
    }

    private void write(AuditReport report) throws IOException {
        if (html != null) {
            Files.writeString(html, ReportPage.of(report, workspace.version()), StandardCharsets.UTF_8);
            workspace.out().println("Written to " + html);
        }
        if (pdf != null) {
            ReportPdf.write(ReportPage.of(report, workspace.version()), pdf);
            workspace.out().println("Written to " + pdf);
        }
        if (csv != null) {
            ReportCsv.write(report, csv);
            workspace.out().println("Written to " + csv);
        }
    }
}

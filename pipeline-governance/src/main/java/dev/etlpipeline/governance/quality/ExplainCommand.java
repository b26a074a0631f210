package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.module.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows which rules a record broke. Changes nothing. */
@Command(
        name = "explain",
        description = "Shows which rules a record of a run broke or kept, and how it scores. Shows no values.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline quality explain last 17", "  pipeline quality explain 20260102T030405Z-a1b2c3 17"})
final class ExplainCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final QualityReader reader = new QualityReader();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The beginning of a run's id, or last.")
    String run = JudgedRuns.LAST;

    @Parameters(
            index = "1",
            paramLabel = "RECORD",
            description = "Number of the record in its file, from 1, the header not counted.")
    long record;

    ExplainCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        try {
            String text = new JudgedRuns(workspace).ask("./pipeline quality explain", run, this::text);
            workspace.out().print(text);
            workspace.out().flush();
            return ExitCode.OK;
        } catch (JudgedRuns.UnknownRun e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + ".");
        }
    }

    private String text(Connection connection, ScoredRun found) throws SQLException {
        if (record < 1 || record > found.records()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Record " + record + " is none of run " + found.runId() + ", which judged "
                            + (found.records() == 0 ? "none." : "records 1 to " + found.records() + "."));
        }
        Set<Integer> broken = reader.broken(connection, found.runId(), record);
        if (broken.isEmpty() && found.kept() >= found.keptMost()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "What record " + record + " broke was not kept: only of the first " + found.keptMost()
                            + " records with a broken rule it is. Raise governance.quality.records for the next run.");
        }
        return ExplainText.of(found, record, broken);
    }
}

package dev.etlpipeline.chaos.invariant;

import dev.etlpipeline.chaos.experiment.Finding;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** Whether what a run left behind says whose it is. */
final class RunIds {

    /** What the child's log shows of the logging context, see {@code ChildLog}: empty where no module fills it. */
    private static final Pattern CONTEXT = Pattern.compile("^\\S+ +[A-Z]+ +\\[([^\\]]+)\\].*");

    /** Of any run: the file is loaded again in the same folder, and a run that dies early stands in no audit. */
    private static final Pattern RUN_ID = Pattern.compile("run_id=\\d{8}T\\d{6}Z-[0-9a-f]{6}\\b");

    private RunIds() {}

    static Finding examine(Books books, Connection connection) throws SQLException, IOException {
        String run = books.runId(connection);
        long audit = Sql.number(
                connection,
                "SELECT COUNT(*) FROM etl.enrichment_audit WHERE pipeline = ? AND batch_id = ?",
                books.pipeline(),
                run);
        long others = books.hasLedger(connection)
                ? Sql.number(
                        connection,
                        "SELECT COUNT(*) FROM etl.chunk_ledger l WHERE NOT EXISTS (SELECT 1 FROM etl.enrichment_audit a"
                                + " WHERE a.batch_id = l.run_id)")
                : 0;
        List<String> log = books.log();
        List<String> lines =
                log.stream().filter(line -> CONTEXT.matcher(line).matches()).toList();
        long without = lines.stream()
                .filter(line -> !line.contains(run) && !RUN_ID.matcher(line).find())
                .count();
        String said = lines.isEmpty()
                ? "no installed module puts the run on the log's " + log.size() + " lines"
                : without + " of " + lines.size() + " log lines name no run";
        return Finding.of(
                audit > 0 && others == 0 && without == 0,
                audit + " audit rows; " + others + " ledger rows of no known run; " + said);
    }
}

package dev.etlpipeline.resilience.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Shows the runs that are not at their end, without changing anything. */
@Command(
        name = "status",
        description = "Lists the runs that have not loaded their file to the end, why, and how to go on.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline status", "  pipeline status --json | jq -r '.[].command'"})
final class StatusCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Option(names = "--json", description = "Prints one JSON array on standard output.")
    boolean json;

    StatusCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        List<UnfinishedRun> runs;
        try (Warehouse warehouse = workspace.existingWarehouse("./pipeline status")) {
            runs = new UnfinishedRuns(warehouse).all();
        }
        workspace.out().print(json ? json(runs) : text(runs));
        if (!json) {
            next(runs);
        }
        workspace.out().flush();
        return ExitCode.OK;
    }

    private void next(List<UnfinishedRun> runs) {
        if (runs.isEmpty()) {
            workspace.suggest(List.of("runs"), "all of them");
        } else {
            workspace.suggest(runs.get(0).command(), "");
        }
    }

    private String text(List<UnfinishedRun> runs) {
        if (runs.isEmpty()) {
            return "No run is unfinished.\n";
        }
        StringBuilder text = new StringBuilder();
        for (UnfinishedRun run : runs) {
            text.append(String.format(
                    Locale.ROOT, "%s  %s  %s, attempt %d%n", run.runId(), run.state(), run.pipeline(), run.attempt()));
            text.append(String.format(
                    Locale.ROOT, "  came to    record %,d, %d %% of %s%n", run.records(), run.percent(), run.file()));
            text.append("  ended      ").append(run.why()).append(String.format("%n"));
            text.append("  go on      ")
                    .append(workspace.command(run.command()))
                    .append(String.format("%n%n"));
        }
        return text.toString();
    }

    private String json(List<UnfinishedRun> runs) {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode array = mapper.createArrayNode();
        for (UnfinishedRun run : runs) {
            ObjectNode one = array.addObject();
            one.put("run_id", run.runId());
            one.put("pipeline", run.pipeline());
            one.put("status", run.state().name());
            one.put("attempt", run.attempt());
            one.put("started", run.started().toString());
            one.put("ended", run.ended() == null ? null : String.valueOf(run.ended()));
            one.put("why", run.why());
            one.put("file", run.file());
            one.put("records", run.records());
            one.put("chunks", run.chunks());
            one.put("bytes_done", run.reached());
            one.put("bytes", run.bytes());
            one.put("command", workspace.command(run.command()));
        }
        try {
            return mapper.writeValueAsString(array) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always writable", e);
        }
    }
}

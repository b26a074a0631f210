package dev.etlpipeline.observability.gap;

import dev.etlpipeline.core.control.RunHistory;
import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the warehouse remembers of how runs ended, in a sentence. Only reads. */
final class SoFar {

    /** A year of an attempt each hour. */
    private static final int MOST_RUNS = 10_000;

    private SoFar() {}

    static String words(Workspace workspace) {
        try (Warehouse warehouse = workspace.existingWarehouse("./pipeline gaps")) {
            return words(new RunHistory(warehouse).latest(MOST_RUNS, null));
        } catch (WarehouseException e) {
            return "How often each has happened here is not known: " + e.getMessage() + ".";
        }
    }

    static String words(List<RunRecord> runs) {
        if (runs.isEmpty()) {
            return "The warehouse remembers no run yet.";
        }
        Instant first = runs.get(runs.size() - 1).started().truncatedTo(ChronoUnit.SECONDS);
        return "The warehouse remembers " + runs.size() + (runs.size() == 1 ? " run" : " runs") + ", the first of "
                + first + ": " + counted(runs, run -> run.state().name()) + "." + causes(runs);
    }

    private static String causes(List<RunRecord> runs) {
        List<RunRecord> failed = runs.stream()
                .filter(run -> run.errorClass() != null && run.state() != RunState.SUCCEEDED)
                .toList();
        return failed.isEmpty()
                ? ""
                : " They were ended by: " + counted(failed, run -> simple(String.valueOf(run.errorClass()))) + ".";
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String counted(List<RunRecord> runs, Function<RunRecord, String> word) {
        return runs.stream()
                .collect(Collectors.groupingBy(word, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining(", "));
    }
}

package dev.etlpipeline.observability.report;

import dev.etlpipeline.observability.report.RunFigures.Api;
import java.util.ArrayList;
import java.util.List;

/** A run's metrics in a few lines, for the log. */
final class SummaryLines {

    private SummaryLines() {}

    static List<String> of(RunFigures run) {
        List<String> lines = new ArrayList<>();
        lines.add("read " + Words.number(run.account().read()) + " = inserted "
                + Words.number(run.account().inserted())
                + " + updated " + Words.number(run.account().updated()) + " + unchanged "
                + Words.number(run.account().unchanged()) + " + superseded "
                + Words.number(run.account().superseded()) + " + quarantined "
                + Words.number(run.account().quarantined()) + ", " + Words.number(Words.perSecond(run)) + " rows/s");
        lines.add("memory at most " + Words.bytes(run.machine().heapPeak()) + " of "
                + Words.bytes(run.machine().heapLimit()) + ", "
                + Words.bytes(run.machine().allocated()) + " allocated, "
                + run.machine().collections() + " collections in "
                + Words.time(run.machine().collectionMs()) + "; CPU "
                + Words.time(run.machine().cpuMs()));
        for (Api api : run.apis()) {
            lines.add(api.api() + ": " + Words.number(api.calls()) + " calls, "
                    + Words.share(api.calls() - api.failed(), api.calls())
                    + " answered, half within " + Words.time(api.p50Ms()) + ", 95 % within " + Words.time(api.p95Ms())
                    + ", at most " + Words.time(api.maxMs())
                    + (api.failed() == 0 ? "" : ", failed: " + api.failures()));
        }
        lines.add("database: " + Words.number(run.database().statements()) + " statements in "
                + Words.time(run.database().totalMs()) + ", " + run.database().slow() + " slow; "
                + "chunks committed: " + Words.number(run.database().commits()) + ", in "
                + Words.time(run.database().commitMs()) + ", "
                + run.database().rollbacks() + " rolled back; at most "
                + run.database().poolPeak() + " connections");
        Footprint footprint = run.footprint();
        if (footprint != null) {
            lines.add(Words.footprint(footprint, run.account().read() - run.before()));
        }
        return lines;
    }
}

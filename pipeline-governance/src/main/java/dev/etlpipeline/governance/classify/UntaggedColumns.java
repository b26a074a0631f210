package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.module.Preflight;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.DataKind;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a file's first records before its first row is loaded: what is personal and not tagged is neither masked nor encrypted. */
final class UntaggedColumns implements Preflight {

    /** Of each column found, once a run. */
    static final String SIGNAL = "governance.untagged";

    private static final Logger LOG = LoggerFactory.getLogger(UntaggedColumns.class);

    private final ClassifySettings settings;
    private final CsvSettings csv;

    UntaggedColumns(ClassifySettings settings, CsvSettings csv) {
        this.settings = settings;
        this.csv = csv;
    }

    @Override
    public boolean alsoDry() {
        return true;
    }

    /** Records of an earlier run were looked at then; their file may be gone. */
    @Override
    public void check(RunContext run, RunRequest request, Pass pass) throws IOException {
        if (settings.untagged() == OnUntagged.OFF || request.again() != null) {
            return;
        }
        List<Finding> found = find(request, LocalDate.ofInstant(run.clock().instant(), ZoneOffset.UTC));
        for (Finding finding : found) {
            String told = told(finding);
            if (!request.dryRun()) {
                LOG.warn(Signal.TOLD, "Run {}: {}", run.runId(), told);
            }
            run.signal(new Signal(
                    SIGNAL,
                    told,
                    Map.of("column", finding.column(), "kind", finding.kind().word())));
        }
        if (!found.isEmpty() && settings.untagged() == OnUntagged.STOP) {
            throw stopped(request.name(), found);
        }
    }

    private List<Finding> find(RunRequest request, LocalDate today) throws IOException {
        SourceSpec source = request.definition().source();
        Set<String> untagged = source.columns().stream()
                .filter(column ->
                        DataClass.of(column).isEmpty() && DataKind.of(column).isEmpty())
                .map(Column::name)
                .collect(Collectors.toSet());
        if (untagged.isEmpty()) {
            return List.of();
        }
        int records = (int) Math.min(settings.runSample(), request.limit());
        List<ColumnValues> columns = Sample.of(request.input(), source, csv, records, 1).columns().stream()
                .filter(column -> untagged.contains(column.name()))
                .toList();
        boolean people = source.columns().stream()
                .anyMatch(column ->
                        DataClass.of(column).filter(DataClass::isPersonal).isPresent());
        return new Classifier(settings.threshold(), today)
                .classify(columns, people).stream()
                        .filter(finding -> finding.confidence() >= settings.threshold())
                        .toList();
    }

    private static String told(Finding finding) {
        return String.format(
                Locale.ROOT,
                "column %s looks personal (%s, %.2f: %s) and has no tag that says so: it is neither masked nor encrypted",
                finding.column(),
                finding.kind().word(),
                finding.confidence(),
                finding.evidence());
    }

    private static RunStopped stopped(String file, List<Finding> found) {
        String columns = found.stream().map(Finding::column).collect(Collectors.joining(", "));
        return new RunStopped(
                RunState.REJECTED,
                file + " holds what looks personal in columns without a tag: " + columns
                        + ". Nothing was loaded. Tag them"
                        + " (./pipeline classify FILE, then accept or override), or load it as it is with"
                        + " --set governance.classify.untagged=warn",
                null);
    }
}

package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.csv.KeptRecords;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.run.RecordsAgain;
import dev.etlpipeline.core.source.RecordSource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The quarantined records of one run, to be taken through today's definition. */
final class Replay implements RecordsAgain {

    static final String OPERATION = "REPLAY";

    private final QuarantineTable table;
    private final Selection selection;
    private final QuarantineTable.OriginRun from;
    private final PipelineDefinition definition;
    private final Limits limits;
    private final @Nullable String reason;
    private final Map<Long, Held.Version> read = new ConcurrentHashMap<>();

    /**
     * @param chunkRows      records of a chunk
     * @param maxRecordBytes of a record
     */
    record Limits(int chunkRows, int maxRecordBytes) {}

    Replay(
            QuarantineTable table,
            Selection selection,
            QuarantineTable.OriginRun from,
            PipelineDefinition definition,
            Limits limits,
            @Nullable String reason) {
        this.table = table;
        this.selection = selection.ofRun(from.runId()).ofPipeline(from.pipeline());
        this.from = from;
        this.definition = definition;
        this.limits = limits;
        this.reason = reason;
    }

    @Override
    public String operation() {
        return OPERATION;
    }

    @Override
    public long runNo() {
        return from.runNo();
    }

    @Override
    public RecordSource open() {
        SourceForm form = table.form(from.fileId());
        Charset charset = form.charset();
        return new HeldSource(
                (record, count) -> table.behind(selection, record, count),
                form,
                reader(form, charset),
                reader(form, StandardCharsets.UTF_8),
                limits.chunkRows(),
                from.bytes(),
                read);
    }

    private KeptRecords reader(SourceForm form, Charset charset) {
        return new KeptRecords(
                definition, form.file(), charset, form.delimiter(), form.header(), limits.maxRecordBytes());
    }

    /** Which row of the quarantine a record of the file is, as it was read. */
    Held.Version version(long record) {
        Held.Version version = read.get(record);
        if (version == null) {
            throw new IllegalStateException("record " + record + " was not read from the quarantine");
        }
        return version;
    }

    /** That so many of the records are taken through again, for the record. */
    ManualAction action(long records) {
        return new ManualAction(
                "quarantine.replay", from.pipeline(), "records set aside by run " + from.runId(), records, reason);
    }

    /** Its chunk is committed. */
    void done(long record) {
        read.remove(record);
    }
}

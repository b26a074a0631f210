package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.enrich.EnrichStage;
import dev.etlpipeline.core.load.CodecEdge;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.StandIn;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.settings.ApiSettings;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes the first records of a file through a run's stages and keeps what each made of them. Nothing is loaded; the
 * target is not looked at. Whoever makes it closes it, which stops the stand-ins that it started.
 */
public final class PipelinePreview implements AutoCloseable {

    /** Where answers come from that need no warehouse. */
    private static final String API = "api";

    private final RunParts parts;
    private final Clock clock;

    /** As {@link PipelineRunner}. */
    public PipelinePreview(Modules modules, SettingsReader settings, Path home, Clock clock) {
        this.parts = new RunParts(modules, settings, PipelineRunner.catalogue(modules), home, "");
        this.clock = clock;
    }

    /**
     * @param request whose limit says how many records; its input stays the caller's to close
     * @return the records in file order
     * @throws Exception what a run would throw before it begins, or what a look-up failed with
     */
    public List<PreviewedRow> of(RunRequest request) throws Exception {
        CurrentRun nobody = new CurrentRun(
                RunId.next(clock, new SecureRandom()), 1, request.definition().name(), clock, new Listeners(List.of()));
        Operations operations = new Operations(parts.modules(), nobody);
        try (CsvSource source = parts.file(request);
                Warehouse asked = needsWarehouse(request) ? warehouse() : null;
                EnrichStage enrich = parts.enrichShown(request, nobody, operations, asked)) {
            return new Through(request.definition(), parts, enrich).all(source, request);
        }
    }

    private boolean needsWarehouse(RunRequest request) {
        EnrichmentSettings settings = parts.settings().read(EnrichmentSettings.class);
        return request.enrich()
                && request.definition().enrichments().stream()
                        .map(enrichment -> settings.byName().get(enrichment.name()))
                        .anyMatch(api -> api != null && asksOthers(api));
    }

    private static boolean asksOthers(ApiSettings api) {
        return api.source().stream().anyMatch(source -> !source.equals(API));
    }

    private Warehouse warehouse() {
        return Warehouse.look(parts.settings().read(WarehouseSettings.class), parts.home())
                .orElseThrow(
                        () -> new WarehouseException(
                                "the enrichment asks the warehouse, which is not there yet: run once, or preview with --no-enrich"));
    }

    @Override
    public void close() {
        parts.modules().standIns().values().forEach(StandIn::close);
    }

    /** One walk through the stages. */
    private static final class Through {

        private final RunParts parts;
        private final PipelineDefinition definition;
        private final EnrichStage enrich;
        private final TreeMap<Long, PreviewedRow> rows = new TreeMap<>();

        Through(PipelineDefinition definition, RunParts parts, EnrichStage enrich) {
            this.definition = definition;
            this.parts = parts;
            this.enrich = enrich;
        }

        List<PreviewedRow> all(CsvSource source, RunRequest request) throws Exception {
            TargetTable table = parts.modules().target(definition);
            RunSteps.Stages stages = parts.stages(request, enrich, table);
            CodecEdge edge = new CodecEdge(table.schema(), parts.modules().codecs());
            Cursor at = Cursor.START;
            boolean last = false;
            while (!last) {
                Chunk chunk = source.read(at);
                through(chunk, stages, edge);
                at = chunk.after();
                last = chunk.last();
            }
            return new ArrayList<>(rows.values());
        }

        private void through(Chunk read, RunSteps.Stages stages, CodecEdge edge) throws Exception {
            reached(Stage.EXTRACT, read, edge);
            Chunk transformed = reached(Stage.TRANSFORM, stages.transform().apply(read), edge);
            Chunk valid = reached(Stage.VALIDATE, stages.validate().apply(transformed), edge);
            Chunk enriched = reached(
                    Stage.ENRICH, stages.afterEnrich().apply(stages.enrich().apply(valid)), edge);
            for (Row row : enriched.rows()) {
                @Nullable Object[] values = new Object[row.schema().size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = edge.encode(i, row);
                }
                of(row.origin().record(), row).reached(Stage.LOAD, values);
            }
            for (Reject reject : enriched.rejects()) { // only now are their reasons complete
                rows.computeIfAbsent(reject.origin().record(), record -> new PreviewedRow(reject.origin()))
                        .rejected(reject, reject.row() == null ? null : shown(reject.row(), edge));
            }
        }

        private Chunk reached(Stage stage, Chunk chunk, CodecEdge edge) {
            chunk.rows().forEach(row -> of(row.origin().record(), row).reached(stage, shown(row, edge)));
            return chunk;
        }

        private static @Nullable Object[] shown(Row row, CodecEdge edge) {
            @Nullable Object[] values = new Object[row.schema().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = edge.shown(i, row.get(i));
            }
            return values;
        }

        private PreviewedRow of(long record, Row row) {
            return rows.computeIfAbsent(record, number -> new PreviewedRow(row.origin()));
        }
    }
}

package dev.etlpipeline.core.warehouse;

import dev.etlpipeline.core.settings.LoadSettings;
import dev.etlpipeline.core.settings.WarehouseSettings;

/** How many records a chunk has at most. */
public final class ChunkRows {

    private ChunkRows() {}

    /**
     * What the setting says, or what suits the database that is named.
     *
     * @throws dev.etlpipeline.core.settings.SettingsException where that is none that is known
     */
    public static int of(LoadSettings load, WarehouseSettings warehouse) {
        return load.chunkRows() > 0
                ? load.chunkRows()
                : Warehouse.dialect(new JdbcUrl(warehouse.url())).chunkRows();
    }
}

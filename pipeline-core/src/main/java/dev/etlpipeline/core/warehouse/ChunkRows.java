package dev.etlpipeline.core.warehouse;

import dev.etlpipeline.core.settings.LoadSettings;
import dev.etlpipeline.core.settings.WarehouseSettings;

/** How many records a chunk has at most. */
public final class ChunkRows {

    /** In a heap below this, chunks of the usual size leave the collector too little room: measured with 64 MB. */
    private static final long SMALL_HEAP = 128L << 20;

    private ChunkRows() {}

    /**
     * What the setting says, or what suits the database that is named: half of it in a small heap.
     *
     * @throws dev.etlpipeline.core.settings.SettingsException where that is none that is known
     */
    public static int of(LoadSettings load, WarehouseSettings warehouse) {
        return of(load, warehouse, Runtime.getRuntime().maxMemory());
    }

    /** Whether chunks have to be few and short. */
    public static boolean isSmallHeap() {
        return Runtime.getRuntime().maxMemory() < SMALL_HEAP;
    }

    /** @param heap bytes that the JVM may take, at most */
    static int of(LoadSettings load, WarehouseSettings warehouse, long heap) {
        if (load.chunkRows() > 0) {
            return load.chunkRows();
        }
        int usual = Warehouse.dialect(new JdbcUrl(warehouse.url())).chunkRows();
        return heap < SMALL_HEAP ? usual / 2 : usual;
    }
}

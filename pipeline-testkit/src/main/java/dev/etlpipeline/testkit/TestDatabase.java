package dev.etlpipeline.testkit;

import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A database for tests, as settings.
 *
 * @param name     {@code h2} or {@code sqlserver}
 * @param settings keys beneath {@code warehouse.} that name it
 */
public record TestDatabase(String name, Map<String, String> settings) {

    /** Databases of this JVM's that are up to date: looking takes longer than most tests. */
    private static final Set<String> MIGRATED = ConcurrentHashMap.newKeySet();

    /** Opens a pool on it and brings core's tables up to date. */
    public Warehouse open() {
        Warehouse warehouse = Warehouse.open(warehouseSettings(), Path.of(""), List.of());
        if (MIGRATED.add(warehouse.place())) {
            warehouse.migrate("core", Warehouse.CORE_MIGRATIONS);
        }
        return warehouse;
    }

    public WarehouseSettings warehouseSettings() {
        return Settings.of(settings).read(WarehouseSettings.class);
    }

    /** The same database with other settings over it. */
    public TestDatabase with(String key, String value) {
        Map<String, String> changed = new TreeMap<>(settings);
        changed.put(key, value);
        return new TestDatabase(name, changed);
    }
}

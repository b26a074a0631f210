package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.enrich.CoreLookups;
import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import java.util.List;
import java.util.Map;

/** Whether reference data is there, where settings send an enrichment to it. */
record ReferenceCheck(DatabaseLook look) implements HealthCheck {

    @Override
    public String name() {
        return "reference-data";
    }

    @Override
    public Report check() {
        List<String> asking = look.workspace().settings().read(EnrichmentSettings.class).byName().entrySet().stream()
                .filter(one ->
                        one.getValue().source().stream().map(String::strip).anyMatch(CoreLookups.REFERENCE::equals))
                .map(Map.Entry::getKey)
                .toList();
        if (asking.isEmpty()) {
            return new Report(Health.UP, "is not asked: no enrichment's source names it");
        }
        DatabaseFindings found = look.ask();
        if (found.imported()) {
            return new Report(Health.UP, "postcodes are imported");
        }
        if (found.looked()) {
            return new Report(Health.DOWN, CoreLookups.nothingImported(asking.get(0)));
        }
        return new Report(Health.DEGRADED, "is not known while nobody can look into the database");
    }
}

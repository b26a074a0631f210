package dev.etlpipeline.resilience;

import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A module that puts on record what people do, or refuses to. */
public final class RecordedActions implements PipelineModule {

    private final List<ManualAction> all = new ArrayList<>();
    private boolean refusing;

    /** From now on nothing can be put on record. */
    public void refuse() {
        refusing = true;
    }

    public List<ManualAction> all() {
        return all;
    }

    @Override
    public String name() {
        return "recorded-actions";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of();
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        registry.recordActions((tx, action) -> {
            if (refusing) {
                throw new SQLException("no room");
            }
            all.add(action);
        });
    }
}

package dev.etlpipeline.core.module;

import java.util.List;

/**
 * A part that can be added to the core and deleted again. Found by {@code ServiceLoader} in pipeline-app, and only
 * there. Needs a public constructor without parameters.
 */
public interface PipelineModule {

    /** Such as {@code resilience}; also the name of its Flyway history table. */
    String name();

    /** Its settings: SmallRye mapping interfaces, validated together with everybody else's. */
    List<Class<?>> settings();

    /** Called once, before the first run, after all settings were found valid. */
    void install(Registry registry, SettingsReader settings);
}

package dev.etlpipeline.chaos.child;

import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import java.util.List;

/** What a child has beside the installed modules. */
final class ChildModule implements PipelineModule {

    private final EventStream events;
    private final List<SimulatedError> faults;
    private final List<Interceptor> removals;

    /** @param removals that play away what no module registers */
    ChildModule(EventStream events, List<SimulatedError> faults, List<Interceptor> removals) {
        this.events = events;
        this.faults = faults;
        this.removals = removals;
    }

    @Override
    public String name() {
        return "chaos-child";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of();
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        registry.listen(new TellingListener(events));
        CollectingListener.asToldTo().ifPresent(registry::listen);
        if (!faults.isEmpty()) {
            registry.intercept(new SimulatedErrors(faults));
        }
        removals.forEach(registry::intercept);
    }
}

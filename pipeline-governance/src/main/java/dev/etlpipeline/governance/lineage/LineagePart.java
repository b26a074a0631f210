package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.step.StepCatalogue;
import dev.etlpipeline.governance.lineage.event.LineageEvents;

/** Registers what derives, keeps and shows lineage. */
public final class LineagePart {

    private LineagePart() {}

    /** Called once, by the module. */
    public static void install(Registry registry, SettingsReader settings) {
        LineageRecorder recorder = new LineageRecorder(definition -> of(definition, registry));
        registry.listen(recorder);
        registry.participate(recorder);
        registry.recordActions(recorder);
        LineageEvents.install(registry, settings, definition -> of(definition, registry));
        registry.command(LineageCommand::of);
    }

    /** By all that is registered; to be asked when all are there. */
    static Lineage of(PipelineDefinition definition, Registry registry) {
        StepCatalogue catalogue = StepCatalogue.core();
        registry.steps().forEach(catalogue::step);
        registry.rules().forEach(catalogue::rule);
        return LineageOf.of(definition, catalogue, registry.codecs());
    }
}

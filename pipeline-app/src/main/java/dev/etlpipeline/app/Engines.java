package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.step.StepCatalogue;

/** Opens the engine. */
final class Engines {

    private Engines() {}

    static Catalogue catalogue(Modules modules) {
        StepCatalogue catalogue = StepCatalogue.core();
        modules.steps().forEach(catalogue::step);
        modules.rules().forEach(catalogue::rule);
        return catalogue;
    }

    static Engine open(App app) {
        if (app.refusal().isEmpty()) {
            throw new UnsupportedOperationException("no engine yet");
        }
        throw new IllegalStateException("no settings");
    }
}

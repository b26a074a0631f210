package dev.etlpipeline.core.definition;

import java.util.Map;

/** The steps and rules that a definition may name. Unchanging while definitions are read and stages run. */
public interface Catalogue {

    Map<String, StepFactory> steps();

    Map<String, RuleFactory> rules();
}

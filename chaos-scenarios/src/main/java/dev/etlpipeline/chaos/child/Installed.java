package dev.etlpipeline.chaos.child;

import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.core.module.PipelineModule;
import java.util.ServiceLoader;

/** Whether what a drill puts to the test is there at all. */
public final class Installed {

    private Installed() {}

    /** For {@code @EnabledIf}. */
    public static boolean resilience() {
        return module("resilience");
    }

    /** Whether somebody watches, who can be asked. */
    public static boolean observability() {
        return module("observability");
    }

    /** Whether rows are hashed by a key. */
    public static boolean governance() {
        return module("governance");
    }

    private static boolean module(String name) {
        return ServiceLoader.load(PipelineModule.class).stream()
                .anyMatch(module -> module.get().name().equals(name));
    }

    /** Where nothing protects, nothing is proven. */
    public static Finding protection() {
        return Finding.of(resilience(), resilience() ? "module resilience" : "module resilience is not installed");
    }
}

package dev.etlpipeline.app;

/** Opens the engine. */
final class Engines {

    private Engines() {}

    static Engine open(App app) {
        if (app.refusal().isEmpty()) {
            throw new UnsupportedOperationException("no engine yet");
        }
        throw new IllegalStateException("no settings");
    }
}

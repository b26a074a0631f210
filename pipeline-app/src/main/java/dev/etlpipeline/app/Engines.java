package dev.etlpipeline.app;

/** Opens the engine. */
final class Engines {

    private Engines() {}

    static Engine open(App app) {
        throw new UnsupportedOperationException("no engine yet");
    }
}

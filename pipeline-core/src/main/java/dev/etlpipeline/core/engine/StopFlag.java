package dev.etlpipeline.core.engine;

import java.util.function.BooleanSupplier;

/** Whether a run is to end: asked for from outside, or because something in it failed. Thread-safe. */
final class StopFlag {

    private volatile boolean asked;
    private volatile BooleanSupplier inside = () -> false;

    void set() {
        asked = true;
    }

    /** Also where this says so; the last one named is asked. */
    void alsoWhen(BooleanSupplier stopping) {
        inside = stopping;
    }

    boolean isSet() {
        return asked || inside.getAsBoolean();
    }
}

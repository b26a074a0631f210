package dev.etlpipeline.core.module;

import java.net.URI;

/** Something local that plays the part of what production connects to, such as a simulated API. */
public interface StandIn extends AutoCloseable {

    /** The name that settings give after {@code stand-in:}. */
    String name();

    /** Starts it where it does not run yet. Thread-safe. */
    URI start();

    @Override
    void close();
}

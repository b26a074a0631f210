package dev.etlpipeline.core.call;

import dev.etlpipeline.core.run.RunContext;

/** A call on its way inwards through the chain. */
public interface Call<T> {

    Operation operation();

    RunContext run();

    /**
     * Goes on inwards. May be called any number of times, one after another, on the calling thread only: nobody runs it
     * on another thread or gives up on it. Each LOAD attempt has a connection and a transaction of its own.
     */
    T proceed() throws Exception;
}

package dev.etlpipeline.core.call;

/** The layers of the chain, outermost first. Inside a layer: order of registration, outermost first. */
public enum Layer {
    /** Watches: metrics, traces. Outermost, so that it sees what the caller sees. */
    OBSERVE,
    /** Decides: retry, circuit breaker, limits. */
    PROTECT,
    /** Injects faults. Innermost, so that the protection really meets them. */
    FAULT
}

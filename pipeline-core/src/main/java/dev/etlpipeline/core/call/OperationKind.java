package dev.etlpipeline.core.call;

/** What can be intercepted. */
public enum OperationKind {
    EXTRACT,
    TRANSFORM,
    VALIDATE,
    ENRICH,
    /** One HTTP exchange with an enrichment API. */
    API_CALL,
    /** Taking a connection from the pool, outside a LOAD. */
    CONNECT,
    /** One chunk's transaction, with its own connection. */
    LOAD
}

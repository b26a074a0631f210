package dev.etlpipeline.core.call;

/** What can be intercepted. */
public enum OperationKind {
    EXTRACT,
    TRANSFORM,
    VALIDATE,
    ENRICH,
    /** One HTTP exchange with an enrichment API. */
    API_CALL,
    /** Opening the warehouse, and what a run does there before its first chunk: migrations, the lease, the target. */
    CONNECT,
    /** One chunk's transaction, with its own connection. */
    LOAD
}

package dev.etlpipeline.observability.trace;

/**
 * All that spans say: no other key leaves the program. Where OpenTelemetry has a convention for a key, it is taken. Values come
 * from the code, definitions and settings, or are counts: never from a row, and never a file's name.
 */
enum SpanAttribute {
    PIPELINE("etl.pipeline", "The pipeline's name."),
    RUN("etl.run.id", "The run's id, as in the log and in `etl.enrichment_audit`."),
    ATTEMPT("etl.run.attempt", "From 1."),
    WORK("etl.run.operation", "What the audit calls it: `LOAD`, or what is done with records of an earlier run."),
    DRY_RUN("etl.run.dry_run", "Whether nothing was written on purpose."),
    STATE("etl.run.state", "How it ended, as `./pipeline runs` says it."),
    READ("etl.rows.read", "Records, of a chunk or of all attempts of a run."),
    INSERTED("etl.rows.inserted", "Likewise."),
    UPDATED("etl.rows.updated", "Likewise."),
    UNCHANGED("etl.rows.unchanged", "Likewise."),
    SUPERSEDED("etl.rows.superseded", "Likewise."),
    QUARANTINED("etl.rows.quarantined", "Likewise."),
    CHUNK("etl.chunk.number", "From 1, in file order."),
    OPERATION("etl.operation", "Its kind, such as `load` or `api-call`."),
    TARGET("etl.operation.target", "An API, the warehouse, or the pipeline."),
    OUTCOME(
            "etl.outcome",
            "`ok`; `failed`; `skipped` where a call was left out on purpose; `stopped` where the run was ended on purpose;"
                    + " `unfinished` where the run's end found it open."),
    ERROR("error.type", "The kind of error, never its message; as in the log and in metrics."),
    PEER("peer.service", "Who was asked: an API's name, or `warehouse`."),
    METHOD("http.request.method", "Such as `POST`. There is no URL: it may hold what was asked for."),
    STATUS("http.response.status_code", "Of the answer; none where there was none."),
    DATABASE("db.system.name", "`microsoft.sql_server` or `h2database`."),
    VERB("db.operation.name", "Such as `SELECT`, `COMMIT`."),
    TABLE("db.collection.name", "The first table that the statement names."),
    TEXT("db.query.text", "With question marks where values go, literals included; cut after 600 characters."),
    WRITTEN("etl.sql.rows", "Rows that the statement says it wrote.");

    private final String key;
    private final String meaning;

    SpanAttribute(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    String key() {
        return key;
    }

    /** For the page, as Markdown. */
    String meaning() {
        return meaning;
    }
}

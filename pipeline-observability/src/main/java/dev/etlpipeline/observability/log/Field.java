package dev.etlpipeline.observability.log;

import java.util.Locale;

/** What events hold beside their message, by the name that stands in the JSON line. Never a value out of a row. */
public enum Field {
    ATTEMPTS("number", "how often this happened so far in the run"),
    BUSY_MS("ms", "time added up over the threads that worked on it"),
    BYTES("bytes", "of the decompressed file, or of the chunk in it"),
    CAUSE("text", "kind of error: a class, an SQLState, or how an API failed"),
    CHUNKS("number", "chunks"),
    COMPLETE("true or false", "whether all chunks that were read came through"),
    CONNECT_MS("ms", "of the time, until the host was connected"),
    DRY_RUN("true or false", "whether nothing is written"),
    END("text", "of a transaction: commit or rollback"),
    FACTS("object", "names and figures that came with a signal"),
    FILE("text", "the input's name, without folders"),
    INSERTED("rows", "new in the target"),
    KIND("text", "of the operation, such as API_CALL"),
    MESSAGE("text", "one sentence for a person"),
    OPERATION("text", "LOAD, or what is done with records of an earlier run"),
    QUARANTINED("rows", "set aside"),
    READ("rows", "read from the source, over all attempts"),
    RECORDS("rows", "records that went in"),
    REJECTS("rows", "set aside here"),
    ROWS("rows", "written, as the database says; nobody counts those that are read"),
    ROWS_PER_S("rows/s", "records by time"),
    RULES("object", "rows set aside, by rule"),
    SIGNAL("text", "the signal's name, such as retry.attempt"),
    STAGE("text", "the stage, also where the line stands for the run"),
    STATE("text", "how the run ended"),
    STATEMENT("text", "SQL with question marks where values go"),
    STATUS("number", "of HTTP"),
    SUPERSEDED("rows", "overruled by another row of the same key in the file"),
    TARGET("text", "whom it concerned, such as postcode-api"),
    TOOK_MS("ms", "from its beginning to its end"),
    TOOK_US("us", "the same, of what is over in a moment"),
    UNCHANGED("rows", "stood there already"),
    UPDATED("rows", "changed in the target");

    private final String unit;
    private final String meaning;

    Field(String unit, String meaning) {
        this.unit = unit;
        this.meaning = meaning;
    }

    /** As it stands in the line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String unit() {
        return unit;
    }

    String meaning() {
        return meaning;
    }
}

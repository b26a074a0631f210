package dev.etlpipeline.app.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is measured, in the order of the report. */
public enum Figure {
    PARSE("bare parse", "commons-csv over the file, one thread, nothing kept"),
    STAGES("stages only", "read, transformed, validated, keyed and hashed; nothing loaded"),
    INSERT("bare loop", "the same finished rows by batched INSERT into a table alike, one thread"),
    BULK_COPY("bare bulk copy", "the same finished rows by SQLServerBulkCopy into a table alike, one thread"),
    FIRST("first load", "the whole pipeline into an empty table, without enrichment"),
    CORE("core alone", "the same first load without any module"),
    WITHOUT("one module less", "the same first load without the module that --without names"),
    AGAIN("again", "the same file once more: nothing changes"),
    SHUFFLED("shuffled", "a first load of a file whose keys are in random order"),
    BAD_1("1 % bad", "a first load of a file of which one record in a hundred is bad"),
    BAD_10("10 % bad", "a first load of a file of which one record in ten is bad"),
    ENRICHED("enriched", "a first load that asks both simulated APIs, 20 ms an answer"),
    CHILD("child", "a first load in a JVM of its own, its start included"),
    CHILD_64M("child, 64 MB", "the same with -Xmx64m"),
    CHILD_64M_LONG("child, 64 MB, x10", "the same with a file ten times as long");

    private final String title;
    private final String what;

    Figure(String title, String what) {
        this.title = title;
        this.what = what;
    }

    public String title() {
        return title;
    }

    public String what() {
        return what;
    }

    /** Its name in JSON and on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Figure> ofKey(String key) {
        return Arrays.stream(values())
                .filter(figure -> figure.key().equals(key.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}

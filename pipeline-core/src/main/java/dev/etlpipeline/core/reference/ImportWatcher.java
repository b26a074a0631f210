package dev.etlpipeline.core.reference;

/** Hears how an import goes on. Called by the importing thread. */
public interface ImportWatcher {

    /** A file is begun; its name is that in its archive or folder. */
    default void began(String file, String layout) {}

    /** Lines were committed. */
    default void advanced(ImportCounts counts) {}

    /** Something that takes time begins, or something to know. */
    default void noted(String message) {}
}

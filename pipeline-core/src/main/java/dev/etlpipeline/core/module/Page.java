package dev.etlpipeline.core.module;

/** A page of the dashboard; served by the module that has a server. */
public interface Page {

    /** Beneath the dashboard's root, such as {@code /quarantine}. */
    String path();

    String title();

    /** The role that may see it. */
    String role();

    /** The page's HTML body, without the surrounding layout. */
    String render();
}

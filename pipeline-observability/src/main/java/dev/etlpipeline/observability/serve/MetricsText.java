package dev.etlpipeline.observability.serve;

/** What {@code /metrics} answers. Thread-safe. */
public interface MetricsText {

    /** Such as {@code text/plain; version=0.0.4}. */
    String contentType();

    /** All metrics as they stand. */
    String scrape();
}

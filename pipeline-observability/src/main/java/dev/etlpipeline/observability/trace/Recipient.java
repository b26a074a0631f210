package dev.etlpipeline.observability.trace;

/**
 * Who gets spans.
 *
 * @param name   for the log
 * @param remedy the settings that say where they go, and what ends it
 * @param keeps  whether its exporter keeps what it could not deliver, to try again
 */
record Recipient(String name, String remedy, boolean keeps) {

    static final Recipient AZURE = new Recipient("Azure Monitor", "observability.azure.traces=false ends it", true);

    /** @param url as it may be shown */
    static Recipient collector(String url) {
        return new Recipient(
                "the collector at " + url,
                "observability.trace.url says where they go, observability.trace.enabled=false ends it",
                false);
    }
}

package dev.etlpipeline.observability.trace;

import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Optional;

/** Sends spans to Azure Monitor as well. Asked once, when the first run begins. */
@FunctionalInterface
public interface AzureSpans {

    /** What keeps spans that it could not deliver; empty where the SDK could not be started. */
    Optional<SpanExporter> exporter();
}

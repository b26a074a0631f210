package dev.etlpipeline.observability;

import java.util.UUID;

/** How this process names itself to collectors: the same for metrics and traces, so that they can be laid side by side. */
public final class Service {

    /** OpenTelemetry's {@code service.name}. */
    public static final String NAME = "pipeline";

    /** OpenTelemetry's {@code service.instance.id}: two processes' counters, each from zero, are two series by it. */
    public static final String INSTANCE = UUID.randomUUID().toString();

    private Service() {}
}

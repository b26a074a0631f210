package dev.etlpipeline.observability.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.etlpipeline.observability.SeenLog;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.ConnectException;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private final SeenLog log = new SeenLog(Delivery.class.getName(), Level.INFO);
    private final Changing exporter = new Changing();
    private final Delivery delivery = new Delivery(exporter, Recipient.collector("http://collector:4318/v1/traces"));

    /** Away until it is back. */
    private static final class Changing implements SpanExporter {

        private boolean back;

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return back
                    ? CompletableResultCode.ofSuccess()
                    : CompletableResultCode.ofExceptionalFailure(
                            new IllegalStateException("with a value", new ConnectException("with another")));
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void saysOnceWhereTheCollectorIsAway() {
        delivery.export(List.of());
        delivery.export(List.of());
        delivery.late();

        assertThat(delivery.isAway()).isTrue();
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("http://collector:4318/v1/traces does not take them (ConnectException)")
                .contains("observability.trace.enabled=false")
                .doesNotContain("value", "another");
    }

    @Test
    void knowsWhenItIsBack() {
        delivery.export(List.of());
        exporter.back = true;

        delivery.export(List.of());

        assertThat(delivery.isAway()).isFalse();
    }
}

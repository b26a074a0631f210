package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.call.Exchange;
import dev.etlpipeline.core.call.Exchange.Failure;
import dev.etlpipeline.core.enrich.ApiException.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Follows one exchange from within the client, and says how long it took and how far it came. One for each call. */
final class ExchangeEvents extends EventListener {

    private final String api;
    private final long started = System.nanoTime();

    // Addresses are tried side by side, on threads of the client's.
    private volatile Failure reached = Failure.BROKEN;
    private volatile boolean connecting;
    private volatile long connected;
    private volatile int status;

    ExchangeEvents(String api) {
        this.api = api;
    }

    /** Makes the client tell of this request's exchange. */
    void follow(Request.Builder request) {
        request.tag(ExchangeEvents.class, this);
    }

    /** Those of the request, or nobody's. */
    static EventListener of(Call call) {
        ExchangeEvents events = call.request().tag(ExchangeEvents.class);
        return events == null ? EventListener.NONE : events;
    }

    @Override
    public void dnsStart(Call call, String domainName) {
        connecting(Failure.DNS);
    }

    @Override
    public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
        connecting(Failure.CONNECT);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        connecting(Failure.CONNECT);
    }

    @Override
    public void secureConnectStart(Call call) {
        connecting(Failure.TLS);
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
        connecting(Failure.BROKEN);
    }

    private void connecting(Failure failsAs) {
        reached = failsAs;
        connecting = true;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        reached = Failure.BROKEN;
        connected = connecting ? System.nanoTime() - started : 0;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        status = response.code();
    }

    /** @param kind null where the answer can be used */
    Exchange ended(String method, @Nullable Kind kind) {
        return new Exchange(
                api,
                method,
                status,
                kind == null ? null : failure(kind),
                Duration.ofNanos(System.nanoTime() - started),
                Duration.ofNanos(connected));
    }

    private Failure failure(Kind kind) {
        return switch (kind) {
            case TIMEOUT -> Failure.TIMEOUT;
            case CONNECT -> reached;
            case STATUS -> Failure.STATUS;
            case MALFORMED_BODY -> Failure.MALFORMED_BODY;
        };
    }
}

package dev.etlpipeline.core.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etlpipeline.core.call.Calls;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.enrich.ApiException.Kind;
import dev.etlpipeline.core.settings.ApiSettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP API, as settings describe it. Every exchange passes the run's chain, on the calling thread; the answer is
 * read and checked inside it, so that the chain sees a bad body as a failure too. Redirects are not followed: the key
 * goes to the configured host and to no other. Whether to ask again is decided further out: OkHttp's own repetitions are
 * off, but for the one at once that a 503 with {@code Retry-After: 0} asks for. Thread-safe.
 */
final class ApiClient implements AutoCloseable {

    /** Less than servers keep a connection open (Node 5, Apache 5, nginx 75): what is kept is seldom closed already. */
    private static final long IDLE_SECONDS = 4;

    private final String api;
    private final String at;
    private final HttpUrl base;
    private final ApiSettings settings;
    private final Calls calls;
    private final Operation operation;
    private final OkHttpClient http;
    private final @Nullable String authorization;
    private final JsonBody body = new JsonBody();
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Makes something of an answer. */
    interface Reader<T> {
        T read(JsonNode body) throws MalformedBody;
    }

    /** @throws IllegalArgumentException where the settings name no URL, or one that is not HTTP */
    ApiClient(LookupContext context) {
        this.api = context.enrichment() + "-api";
        this.base = base(context);
        this.at = api + " at " + base.host() + ":" + base.port();
        this.settings = context.settings();
        this.calls = context.calls();
        this.operation = new Operation(OperationKind.API_CALL, api);
        this.authorization =
                settings.apiKey().map(key -> Credentials.basic(key, "")).orElse(null);
        this.http = new OkHttpClient.Builder()
                .certificatePinner(Pins.of(context.enrichment(), base, settings))
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.callTimeout())
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .eventListenerFactory(ExchangeEvents::of)
                .connectionPool(new ConnectionPool(settings.maxConcurrent(), IDLE_SECONDS, TimeUnit.SECONDS))
                .build();
    }

    private static HttpUrl base(LookupContext context) {
        String setting = "enrichment." + context.enrichment() + ".base-url";
        if (context.baseUrl() == null) {
            throw new IllegalArgumentException(setting + " is not set, and source api needs it");
        }
        HttpUrl url = HttpUrl.get(context.baseUrl());
        if (url == null) {
            throw new IllegalArgumentException(setting + " must be an http or https URL");
        }
        return url;
    }

    /** The base URL, to be gone on from. */
    HttpUrl.Builder url() {
        return base.newBuilder();
    }

    <T> T call(Request.Builder request, Reader<T> reader) throws Exception {
        return inChain(() -> exchange(request, reader, false)).orElseThrow();
    }

    /** Empty where the API answers 404: there is no such thing. */
    <T> Optional<T> callIfPresent(Request.Builder request, Reader<T> reader) throws Exception {
        return inChain(() -> exchange(request, reader, true));
    }

    private <T> T inChain(Callable<T> exchange) throws Exception {
        return calls.call(operation, exchange);
    }

    /** Tells of the exchange, whatever became of it, but for one that the end of the run cut off. */
    private <T> Optional<T> exchange(Request.Builder request, Reader<T> reader, boolean absentAllowed)
            throws ApiException {
        ExchangeEvents events = new ExchangeEvents(api);
        events.follow(request);
        Request headed = headed(request);
        try {
            Optional<T> answer = exchange(headed, reader, absentAllowed);
            calls.exchanged(events.ended(headed.method(), null));
            return answer;
        } catch (ApiException e) {
            calls.exchanged(events.ended(headed.method(), e.kind()));
            throw e;
        }
    }

    private <T> Optional<T> exchange(Request request, Reader<T> reader, boolean absentAllowed) throws ApiException {
        Call call = http.newCall(request);
        underWay.add(call);
        try {
            // After the add: either this sees the flag, or close() sees the call.
            if (closed) {
                throw cancelled();
            }
            try (Response response = execute(call)) {
                if (absentAllowed && response.code() == 404) {
                    return Optional.empty();
                }
                if (response.code() != 200) {
                    throw refused(response);
                }
                return Optional.of(read(response, reader));
            }
        } finally {
            underWay.remove(call);
        }
    }

    private Request headed(Request.Builder request) {
        calls.headers(operation).forEach(request::header);
        request.header("User-Agent", UserAgent.VALUE).header("Accept", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    private Response execute(Call call) throws ApiException {
        try {
            return call.execute();
        } catch (InterruptedIOException e) {
            throw timedOut(e);
        } catch (SSLPeerUnverifiedException e) {
            throw unverified(e);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private <T> T read(Response response, Reader<T> reader) throws ApiException {
        try {
            return reader.read(body.read(response.body().source()));
        } catch (MalformedBody e) {
            throw malformed(e.reason());
        } catch (InterruptedIOException e) {
            throw timedOut(e);
        } catch (SocketException e) {
            throw broken(e);
        } catch (IOException e) {
            if (closed) {
                throw cancelled();
            }
            throw malformed("it ends too early or is not what its encoding says");
        }
    }

    private ApiException refused(Response response) {
        int status = response.code();
        String hint = switch (status) {
            case 401, 403 -> "; check its api-key in the settings";
            case 429 -> "; it takes no more calls for now";
            default -> response.isRedirect() ? "; redirects are not followed, check its base-url" : "";
        };
        return ApiException.ofStatus(
                api,
                status,
                at + " answered " + status + hint,
                response.header("Retry-After"),
                response.header("X-Ratelimit-Reset"));
    }

    private ApiException timedOut(IOException cause) {
        return ApiException.of(
                api,
                Kind.TIMEOUT,
                at + " did not answer in time (connect-timeout " + settings.connectTimeout() + ", read-timeout "
                        + settings.readTimeout() + ", call-timeout " + settings.callTimeout() + ")",
                cause);
    }

    private ApiException broken(IOException cause) {
        if (closed) {
            throw cancelled();
        }
        return ApiException.of(api, Kind.CONNECT, at + " cannot be reached or hung up before it answered", cause);
    }

    /** Of the wrong host, or of a key that is not pinned; nothing was sent. */
    private ApiException unverified(SSLPeerUnverifiedException cause) {
        String hint = settings.pins().isEmpty()
                ? ", check its base-url"
                : " or a key that its pins in the settings do not name. Where its owner says that the key was changed, put"
                        + " the new one there";
        return ApiException.of(
                api, Kind.CONNECT, at + " shows a certificate of another host" + hint + "; nothing was sent", cause);
    }

    /** Without a cause: a parser's message would quote the body. */
    private ApiException malformed(String reason) {
        return ApiException.of(
                api, Kind.MALFORMED_BODY, at + " answered 200, but its body cannot be used: " + reason, null);
    }

    private CancellationException cancelled() {
        return new CancellationException(at + ": the call was cancelled, because the run ends");
    }

    /** Cancels calls under way; new ones are refused with {@link CancellationException}. */
    @Override
    public void close() {
        closed = true;
        underWay.forEach(Call::cancel);
        http.connectionPool().evictAll();
    }
}

package dev.etlpipeline.observability.serve;

import dev.etlpipeline.core.module.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** A server on a free port, and whoever asks it. */
public final class Served implements AutoCloseable {

    final DashboardServer server;
    final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    Served(Workspace workspace) {
        this(workspace, Optional.empty());
    }

    public Served(Workspace workspace, Optional<MetricsText> metrics) {
        server = new DashboardServer(workspace, "127.0.0.1", 0, metrics);
    }

    public URI at(String path) {
        return server.url().resolve(path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return ask(HttpRequest.newBuilder(at(path)), headers);
    }

    /** @param headers the content's type among them */
    HttpResponse<String> post(String path, String body, String... headers) {
        return ask(HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofString(body)), headers);
    }

    private HttpResponse<String> ask(HttpRequest.Builder request, String... headers) {
        request.timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

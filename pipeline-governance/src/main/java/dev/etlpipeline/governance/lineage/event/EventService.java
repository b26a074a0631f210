package dev.etlpipeline.governance.lineage.event;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Sends events to a service by the library's client. */
final class EventService implements Receiver {

    private final URI url;
    private final EventSettings settings;
    private @Nullable HttpTransport transport;

    EventService(EventSettings settings) {
        this.settings = settings;
        this.url = URI.create(settings.url().orElseThrow());
    }

    @Override
    public String place() {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    @Override
    public String setting() {
        return "governance.lineage.openlineage.url";
    }

    /** The client is made here, on the sender's thread: that takes longer than sending. */
    @Override
    public void take(RunEvent event) {
        HttpTransport made = transport;
        if (made == null) {
            made = new HttpTransport(config());
            transport = made;
        }
        made.emit(event);
    }

    private HttpConfig config() {
        HttpConfig config = new HttpConfig();
        config.setUrl(url);
        config.setTimeoutInMillis(Math.toIntExact(settings.timeout().toMillis()));
        config.setCompression(HttpConfig.Compression.GZIP);
        settings.apiKey().ifPresent(key -> {
            ApiKeyTokenProvider token = new ApiKeyTokenProvider();
            token.setApiKey(key);
            config.setAuth(token);
        });
        return config;
    }
}

package dev.etlpipeline.observability.trace;

import dev.etlpipeline.core.settings.SettingsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** The collector's URL. */
final class TraceUrl {

    private TraceUrl() {}

    /** @throws SettingsException where nothing can be sent there */
    static void check(String url) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                throw refused();
            }
        } catch (URISyntaxException e) {
            throw refused();
        }
    }

    /** Without the text: somebody may have written a password into it. */
    private static SettingsException refused() {
        return new SettingsException(List.of(
                "observability.trace.url: must be an http or https URL, such as http://127.0.0.1:4318/v1/traces"));
    }

    /** Scheme, host, port and path, for the log. */
    static String shown(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath();
    }
}

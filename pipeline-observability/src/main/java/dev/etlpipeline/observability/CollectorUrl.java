package dev.etlpipeline.observability;

import dev.etlpipeline.core.settings.SettingsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** An OpenTelemetry collector's URL. */
public final class CollectorUrl {

    private CollectorUrl() {}

    /**
     * @param key  of the setting that it stands in
     * @param path such as {@code /v1/traces}
     * @throws SettingsException where nothing can be sent there
     */
    public static void check(String key, String path, String url) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                throw refused(key, path);
            }
        } catch (URISyntaxException e) {
            throw refused(key, path);
        }
    }

    /** Without the text: somebody may have written a password into it. */
    private static SettingsException refused(String key, String path) {
        return new SettingsException(
                List.of(key + ": must be an http or https URL, such as http://127.0.0.1:4318" + path));
    }

    /** Scheme, host, port and path, for the log. */
    public static String shown(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath();
    }
}

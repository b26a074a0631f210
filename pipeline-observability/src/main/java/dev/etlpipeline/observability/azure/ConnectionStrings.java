package dev.etlpipeline.observability.azure;

import dev.etlpipeline.core.settings.SettingsException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks whether a connection string can be one, before a run finds out that it is none. Never shows it: it holds a key. */
final class ConnectionStrings {

    private static final String SETTING = "observability.azure.connection-string: ";
    private static final String EXAMPLE =
            "InstrumentationKey=<key>;IngestionEndpoint=https://<region>.in.applicationinsights.azure.com/";

    private ConnectionStrings() {}

    /** @throws SettingsException that says which part is missing or wrong */
    static void check(String connectionString) {
        Map<String, String> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String part : connectionString.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        if (parts.getOrDefault("InstrumentationKey", "").isEmpty()) {
            throw new SettingsException(List.of(SETTING + "has no InstrumentationKey; it is written as " + EXAMPLE));
        }
        String endpoint = parts.get("IngestionEndpoint");
        if (endpoint != null && !isUrl(endpoint)) {
            throw new SettingsException(
                    List.of(SETTING + "its IngestionEndpoint is no URL of http or https; it is written as " + EXAMPLE));
        }
    }

    private static boolean isUrl(String text) {
        try {
            URI url = URI.create(text);
            return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
        } catch (IllegalArgumentException e) {
            return false; // which is what was asked
        }
    }
}

package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.settings.ApiSettings;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what goes to other machines is encrypted on its way, as far as settings say. */
record Transport(WarehouseSettings warehouse, EnrichmentSettings apis) implements HealthCheck {

    private static final Pattern SERVER = Pattern.compile("(?i)jdbc:sqlserver://(\\[[^\\]]*\\]|[^:;\\\\]*).*");

    private static final Pattern H2_SERVER = Pattern.compile("(?i)jdbc:h2:tcp://(\\[[^\\]]*\\]|[^:/]*).*");

    private static final Pattern CLEAR_API = Pattern.compile("(?i)http://(\\[[^\\]]*\\]|[^:/]*).*");

    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)|\\.|localhost|\\(local\\)|127(\\.[0-9]{1,3}){3}|\\[?::1\\]?");

    @Override
    public String name() {
        return "transport";
    }

    @Override
    public Report check() {
        List<String> open = new ArrayList<>(ofWarehouse());
        new TreeMap<>(apis.byName()).forEach((name, api) -> ofApi(name, api).ifPresent(open::add));
        return open.isEmpty()
                ? new Report(
                        Health.UP, "lines to other machines are encrypted and certificates checked, by the settings")
                : new Report(Health.DEGRADED, String.join("; ", open));
    }

    private List<String> ofWarehouse() {
        String url = warehouse.url().strip();
        Matcher h2 = H2_SERVER.matcher(url);
        if (h2.matches() && !isLoopback(h2.group(1))) {
            return List.of("the H2 server is reached in clear: jdbc:h2:ssl: encrypts");
        }
        Matcher server = SERVER.matcher(url);
        if (!server.matches() || isLoopback(server.group(1))) {
            return List.of();
        }
        List<String> open = new ArrayList<>();
        // The driver knows optional, mandatory and strict too.
        String encrypt = property(url, "encrypt", Boolean.toString(warehouse.encrypt()));
        if (encrypt.equals("false") || encrypt.equals("no") || encrypt.equals("optional")) {
            open.add("the line to the warehouse is not encrypted: set warehouse.encrypt to true");
        }
        String trusts = property(url, "trustServerCertificate", Boolean.toString(warehouse.trustServerCertificate()));
        if (trusts.equals("true") && !encrypt.equals("strict")) {
            open.add("any certificate of the warehouse is taken: set warehouse.trust-server-certificate to false");
        }
        return open;
    }

    private static Optional<String> ofApi(String name, ApiSettings api) {
        return api.baseUrl()
                .map(url -> CLEAR_API.matcher(url.strip()))
                .filter(clear -> clear.matches() && !isLoopback(clear.group(1)))
                .map(clear ->
                        "the " + name + " API is asked in clear: give enrichment." + name + ".base-url as https://");
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /** What stands in the URL wins over the settings. */
    private static String property(String url, String name, String otherwise) {
        for (Map.Entry<String, String> property : properties(url).entrySet()) {
            if (property.getKey().equalsIgnoreCase(name)) {
                return property.getValue().toLowerCase(Locale.ROOT);
            }
        }
        return otherwise;
    }

    private static Map<String, String> properties(String url) {
        Map<String, String> properties = new TreeMap<>();
        for (String part : url.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                properties.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return properties;
    }
}

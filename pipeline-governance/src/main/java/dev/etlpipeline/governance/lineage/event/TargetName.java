package dev.etlpipeline.governance.lineage.event;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What OpenLineage calls the warehouse. Of an embedded one the folder is left out: it may tell of a person.
 *
 * @param namespace such as {@code sqlserver://host:1433}
 * @param database  before schema and table; empty where there is none
 */
record TargetName(String namespace, String database) {

    private static final Pattern SERVER = Pattern.compile("(?i)jdbc:sqlserver://([^;:]+)(?::(\\d+))?(?:;.*)?");
    private static final Pattern DATABASE = Pattern.compile("(?i);\\s*database(?:Name)?\\s*=\\s*\\{?([^;}]+)");

    static TargetName of(String url) {
        Matcher server = SERVER.matcher(url.strip());
        if (!server.matches()) {
            return new TargetName("h2://embedded", "");
        }
        Matcher database = DATABASE.matcher(url);
        String port = server.group(2) == null ? "1433" : server.group(2);
        return new TargetName(
                "sqlserver://" + server.group(1).toLowerCase(Locale.ROOT) + ":" + port,
                database.find() ? database.group(1).strip() : "");
    }

    /** Of a table in it. */
    String table(String qualified) {
        return database.isEmpty() ? qualified : database + "." + qualified;
    }
}

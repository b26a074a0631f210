package dev.etlpipeline.core.warehouse;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stands in a JDBC URL. SQL Server's grammar: {@code jdbc:sqlserver://host[:port][;name=value]...}, a value with a
 * semicolon in braces, a closing brace in it doubled. H2's is read only as far as settings behind semicolons.
 */
final class JdbcUrl {

    private static final String H2_FILE = "jdbc:h2:file:";

    private final String url;
    private final Map<String, String> properties = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    JdbcUrl(String url) {
        this.url = url.strip();
        int semicolon = this.url.indexOf(';');
        if (semicolon >= 0) {
            parse(this.url.substring(semicolon + 1));
        }
    }

    boolean isSqlServer() {
        return url.toLowerCase(Locale.ROOT).startsWith("jdbc:sqlserver:");
    }

    boolean isH2() {
        return url.toLowerCase(Locale.ROOT).startsWith("jdbc:h2:");
    }

    /** Whether it names an H2 database that runs within this process. */
    boolean isEmbedded() {
        String lower = url.toLowerCase(Locale.ROOT);
        return isH2() && !lower.startsWith("jdbc:h2:tcp:") && !lower.startsWith("jdbc:h2:ssl:");
    }

    /** The URL with an embedded database's relative file resolved; any other URL as it is. */
    String against(Path home) {
        if (!url.regionMatches(true, 0, H2_FILE, 0, H2_FILE.length())) {
            return url;
        }
        int semicolon = url.indexOf(';');
        String file = url.substring(H2_FILE.length(), semicolon < 0 ? url.length() : semicolon);
        String rest = semicolon < 0 ? "" : url.substring(semicolon);
        return file.startsWith("~") ? url : H2_FILE + home.resolve(file).toAbsolutePath() + rest;
    }

    /** The same, but of an embedded database only where it is there already. */
    JdbcUrl existing() {
        return isEmbedded() && !has("IFEXISTS") ? new JdbcUrl(url + ";IFEXISTS=TRUE") : this;
    }

    /** As {@link #existing}, and an embedded database in a file is not written to. */
    JdbcUrl readOnly() {
        boolean inFile = isEmbedded() && !url.toLowerCase(Locale.ROOT).startsWith("jdbc:h2:mem:");
        return inFile && !has("ACCESS_MODE_DATA") ? new JdbcUrl(existing().url + ";ACCESS_MODE_DATA=r") : existing();
    }

    /** The file of an embedded database, without the suffix that H2 gives it. */
    Optional<Path> embeddedFile() {
        if (!url.regionMatches(true, 0, H2_FILE, 0, H2_FILE.length())) {
            return Optional.empty();
        }
        int semicolon = url.indexOf(';');
        String file = url.substring(H2_FILE.length(), semicolon < 0 ? url.length() : semicolon);
        // As H2 reads it.
        return Optional.of(Path.of(file.startsWith("~") ? System.getProperty("user.home") + file.substring(1) : file));
    }

    /** An embedded file that one process at a time can open, as H2 sees to where nothing else is said. */
    boolean isLockedFile() {
        return embeddedFile().isPresent() && !has("FILE_LOCK") && !has("AUTO_SERVER") && !has("ACCESS_MODE_DATA");
    }

    boolean has(String property) {
        return properties.containsKey(property);
    }

    String property(String name, String otherwise) {
        return properties.getOrDefault(name, otherwise);
    }

    /** The whole of it; may hold a password. */
    String text() {
        return url;
    }

    /** The part before the first property: it names the server and holds no password. */
    String place() {
        int semicolon = url.indexOf(';');
        String place = semicolon < 0 ? url : url.substring(0, semicolon);
        String database = property("databaseName", property("database", ""));
        return database.isEmpty() ? place : place + ";databaseName=" + database;
    }

    private void parse(String text) {
        int at = 0;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                return;
            }
            String name = text.substring(at, equals).strip();
            int start = equals + 1;
            int end = start < text.length() && text.charAt(start) == '{' ? closingBrace(text, start) : start;
            int semicolon = text.indexOf(';', end);
            int stop = semicolon < 0 ? text.length() : semicolon;
            properties.put(name, text.substring(start, stop).strip());
            at = stop + 1;
        }
    }

    private static int closingBrace(String text, int open) {
        for (int at = open + 1; at < text.length(); at++) {
            if (text.charAt(at) == '}') {
                if (at + 1 < text.length() && text.charAt(at + 1) == '}') {
                    at++;
                } else {
                    return at;
                }
            }
        }
        return text.length();
    }

    @Override
    public String toString() {
        return place();
    }
}

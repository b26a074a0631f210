package dev.etlpipeline.governance.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.definition.CanonicalText;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.Sha256;
import dev.etlpipeline.core.module.SettingsReader;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run depends on beside its file, part by part: versions, migrations, the definition's parts, settings. Values of settings are
 * kept as keyed digests, so that an event can name which one changed, and says nothing of its value.
 */
final class SystemState {

    static final String CHANGED = "changed";
    static final String STATE = "state";

    private static final String HISTORIES =
            "SELECT table_schema, table_name FROM information_schema.tables WHERE table_name LIKE ?";
    private static final String HISTORY = "flyway_history_";

    /** Enough to tell two of a kind apart. */
    private static final int DIGITS = 16;

    private final SettingsReader settings;
    private final AuditKeys keys;
    private final ObjectMapper json = new ObjectMapper();

    SystemState(SettingsReader settings, AuditKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /**
     * What was found.
     *
     * @param first   whether nothing is known of before
     * @param changed names of the parts that are others than before, in order
     * @param parts   a version or a digest by name
     */
    record Found(boolean first, List<String> changed, SortedMap<String, String> parts) {

        boolean isNews() {
            return first || !changed.isEmpty();
        }

        /** Over the parts of a kind, such as {@code setting.}. */
        String digest(String kind) {
            return Sha256.of(
                    parts.tailMap(kind).headMap(kind + Character.MAX_VALUE).toString());
        }
    }

    /** @param before what the last event of its kind said, null where there is none */
    Found found(Connection tx, PipelineDefinition definition, String version, @Nullable String before)
            throws SQLException {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("version", version);
        parts.put("java", Runtime.version().toString());
        database(tx, parts);
        definition(definition, parts);
        Hashes hashes = new Hashes(keys.values());
        Encoding encoding = new Encoding();
        settings.values()
                .forEach((key, value) -> parts.put(
                        "setting." + key,
                        hex(hashes.of(encoding.clear().add("setting").add(key).add(value)))));
        SortedMap<String, String> known = before == null ? Collections.emptySortedMap() : parts(before);
        return new Found(before == null, before == null ? List.of() : differing(known, parts), parts);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    }

    private static void definition(PipelineDefinition definition, SortedMap<String, String> parts) {
        parts.put("definition.source", digest(definition.source()));
        parts.put("definition.columns", digest(definition.schema()));
        parts.put("definition.steps", digest(definition.steps()));
        parts.put("definition.rules", digest(definition.rules()));
        parts.put("definition.enrichments", digest(definition.enrichments()));
        parts.put("definition.target", digest(definition.target()));
    }

    private static String digest(Object part) {
        return Sha256.of(CanonicalText.of(part)).substring(0, DIGITS);
    }

    private static void database(Connection tx, SortedMap<String, String> parts) throws SQLException {
        DatabaseMetaData database = tx.getMetaData();
        parts.put("database", database.getDatabaseProductName() + " " + database.getDatabaseProductVersion());
        List<String[]> histories = new ArrayList<>();
        try (PreparedStatement select = tx.prepareStatement(HISTORIES)) {
            select.setString(1, HISTORY + "%");
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    histories.add(new String[] {row.getString(1), row.getString(2)});
                }
            }
        }
        for (String[] history : histories) {
            parts.put("migrations." + history[1].substring(HISTORY.length()), migrations(tx, history[0], history[1]));
        }
    }

    /** The names come from the catalogue. */
    private static String migrations(Connection tx, String schema, String table) throws SQLException {
        StringBuilder all = new StringBuilder();
        String latest = "";
        int number = 0;
        try (PreparedStatement select = tx.prepareStatement("SELECT \"version\", \"checksum\" FROM \"" + schema
                        + "\".\"" + table + "\" ORDER BY \"installed_rank\"");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                latest = String.valueOf(row.getString(1));
                all.append(latest).append(':').append(row.getString(2)).append('\n');
                number++;
            }
        }
        return "V" + latest + ", " + number + " in all, "
                + Sha256.of(all.toString()).substring(0, DIGITS);
    }

    private SortedMap<String, String> parts(String detail) {
        SortedMap<String, String> parts = new TreeMap<>();
        try {
            JsonNode state =
                    Optional.ofNullable(json.readTree(detail).get(STATE)).orElseGet(json::createObjectNode);
            state.properties()
                    .forEach(part -> parts.put(part.getKey(), part.getValue().asText()));
        } catch (JsonProcessingException e) {
            parts.clear(); // somebody wrote something else there: verify finds it, and here all counts as changed
        }
        return parts;
    }

    private static List<String> differing(SortedMap<String, String> before, SortedMap<String, String> now) {
        TreeMap<String, String> all = new TreeMap<>(before);
        all.putAll(now);
        return all.keySet().stream()
                .filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .toList();
    }
}

package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.enrich.Values;
import dev.etlpipeline.core.module.Concealment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The remembered answers of one enrichment. Each call has a connection and a transaction of its own; an answer is written
 * only where it is new, differs, or has grown old enough to be confirmed. Thread-safe.
 */
final class AnswerStore {

    /** Parameters of one statement: SQL Server takes 2,100. */
    private static final int KEYS_AT_ONCE = 500;

    /** The columns' lengths; what is longer is not remembered. */
    private static final int LONGEST_KEY = 400;

    private static final int LONGEST_ANSWER = 4000;

    /** An equal answer is confirmed after this part of the time that it may serve. */
    private static final int CONFIRMATIONS = 4;

    /** Before all answers. */
    private static final LocalDateTime EVER = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final String FIND =
            "SELECT lookup_key, is_found, fields, answered FROM etl.enrichment_cache WHERE enrichment = ?"
                    + " AND answered >= ? AND lookup_key IN (";
    private static final String UPDATE = "UPDATE etl.enrichment_cache SET is_found = ?, fields = ?, answered = ?"
            + " WHERE enrichment = ? AND lookup_key = ?";
    private static final String INSERT =
            "INSERT INTO etl.enrichment_cache (is_found, fields, answered, enrichment, lookup_key) VALUES (?, ?, ?, ?, ?)";
    private static final String FORGET = "DELETE FROM etl.enrichment_cache WHERE enrichment = ? AND answered < ?";

    private final DataSource warehouse;
    private final String enrichment;
    private final Clock clock;
    private final Duration staleFor;
    private final Concealment concealment;
    private final String place;
    private final AnswerJson json = new AnswerJson();
    private boolean forgotten;

    /** @param concealment hides keys and answers: that a postcode stands here tells of a person who lives there */
    AnswerStore(DataSource warehouse, String enrichment, Clock clock, Duration staleFor, Concealment concealment) {
        this.warehouse = warehouse;
        this.enrichment = enrichment;
        this.clock = clock;
        this.staleFor = staleFor;
        this.concealment = concealment;
        this.place = "etl.enrichment_cache " + enrichment;
    }

    /** As it stands in the table. */
    private record Remembered(boolean found, String fields, LocalDateTime answered) {}

    /** What is known of the keys and not too old. */
    Map<String, Values> find(Collection<String> keys) throws SQLException {
        Map<String, String> byAlias = new HashMap<>();
        keys.forEach(key -> byAlias.put(concealment.alias(place, key), key));
        Map<String, Values> answers = new HashMap<>();
        try (Connection connection = warehouse.getConnection()) {
            known(connection, byAlias.keySet(), now().minus(staleFor))
                    .forEach((alias, one) -> revealed(alias, one)
                            .ifPresent(values -> answers.put(byAlias.getOrDefault(alias, alias), values)));
        }
        return answers;
    }

    /** Empty where its key is gone: it is asked again. */
    private Optional<Values> revealed(String alias, Remembered one) {
        return concealment
                .reveal(bound(alias), one.fields())
                .map(fields -> one.found() ? json.read(fields) : Values.notFound());
    }

    /** An answer that somebody moves to another key is not revealed there. */
    private String bound(String alias) {
        return place + " " + alias;
    }

    private Map<String, Remembered> known(Connection connection, Collection<String> keys, LocalDateTime since)
            throws SQLException {
        Map<String, Remembered> known = new HashMap<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(from + KEYS_AT_ONCE, all.size()));
            String marks = some.stream().map(key -> "?").collect(Collectors.joining(", ", "", ")"));
            try (PreparedStatement statement = connection.prepareStatement(FIND + marks)) {
                statement.setString(1, enrichment);
                statement.setObject(2, since);
                for (int i = 0; i < some.size(); i++) {
                    statement.setString(i + 3, some.get(i));
                }
                read(statement, known);
            }
        }
        return known;
    }

    private static void read(PreparedStatement statement, Map<String, Remembered> known) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                known.put(
                        row.getString(1),
                        new Remembered(row.getBoolean(2), row.getString(3), row.getObject(4, LocalDateTime.class)));
            }
        }
    }

    /** Keeps the answers; what is too old to serve is deleted once. */
    synchronized void remember(Map<String, Values> answers) throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
        LocalDateTime now = now();
        try (Connection connection = warehouse.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!forgotten) {
                    forget(connection, now);
                    forgotten = true;
                }
                write(connection, answers, now);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void write(Connection connection, Map<String, Values> answers, LocalDateTime now) throws SQLException {
        Map<String, Values> byAlias = new HashMap<>();
        answers.forEach((key, values) -> byAlias.put(concealment.alias(place, key), values));
        Map<String, Remembered> known = known(connection, byAlias.keySet(), EVER);
        LocalDateTime confirmed = now.minus(staleFor.dividedBy(CONFIRMATIONS));
        Map<String, Remembered> inserts = new HashMap<>();
        Map<String, Remembered> updates = new HashMap<>();
        byAlias.forEach((alias, values) -> {
            Remembered old = known.get(alias);
            String fields = json.write(values).orElse("");
            String concealed = fields.isEmpty() ? "" : concealment.conceal(bound(alias), fields);
            if (!fits(alias, concealed)) {
                return;
            }
            Remembered remembered = new Remembered(values.found(), concealed, now);
            if (old == null) {
                inserts.put(alias, remembered);
            } else if (old.found() != values.found()
                    || !concealment.reveal(bound(alias), old.fields()).equals(Optional.of(fields))
                    || old.answered().isBefore(confirmed)) {
                updates.put(alias, remembered);
            }
        });
        batch(connection, INSERT, inserts);
        batch(connection, UPDATE, updates);
    }

    /** A trailing blank does not tell keys apart in every database. */
    private static boolean fits(String key, String fields) {
        return !fields.isEmpty()
                && fields.length() <= LONGEST_ANSWER
                && key.length() <= LONGEST_KEY
                && !key.endsWith(" ");
    }

    private void batch(Connection connection, String sql, Map<String, Remembered> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Remembered>> inOrder = new ArrayList<>(rows.entrySet());
        inOrder.sort(Map.Entry.comparingByKey());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Map.Entry<String, Remembered> row : inOrder) {
                statement.setBoolean(1, row.getValue().found());
                statement.setString(2, row.getValue().fields());
                statement.setObject(3, row.getValue().answered());
                statement.setString(4, enrichment);
                statement.setString(5, row.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void forget(Connection connection, LocalDateTime now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, enrichment);
            statement.setObject(2, now.minus(staleFor));
            statement.executeUpdate();
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }
}

package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.DataStore;
import dev.etlpipeline.core.module.KeptTexts;
import dev.etlpipeline.core.module.RawViews;
import dev.etlpipeline.core.module.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The quarantine, asked for people. No key is kept beside a record: it is read again, as it stood in the file and as it was mended,
 * so that what is known of a person is known once.
 */
final class QuarantineData implements DataStore {

    /** Records read at once: each may be large. */
    private static final int PAGE = 100;

    /** Ids named in one statement. */
    private static final int BATCH = 500;

    private static final String READ = "SELECT TOP " + PAGE + " " + Held.COLUMNS
            + " FROM etl.quarantine q WHERE q.pipeline = ? AND q.id > ? ORDER BY q.id";
    private static final String COUNT = "SELECT COUNT(*) FROM etl.quarantine WHERE pipeline = ?";
    private static final String MASK = "UPDATE etl.quarantine SET raw = NULL, raw_complete = 0, raw_sha256 = '',"
            + " fixed_text = NULL, revision = revision + 1, changed = ?,"
            + " state = CASE WHEN state = 'fixed' THEN 'held' ELSE state END WHERE id IN (";
    private static final String ERASE = "DELETE FROM etl.quarantine WHERE id IN (";

    private final int maxRecordBytes;
    private final Supplier<RawViews> views;
    private final Clock clock;

    /** @param views through which raw records are kept */
    QuarantineData(int maxRecordBytes, Supplier<RawViews> views, Clock clock) {
        this.maxRecordBytes = maxRecordBytes;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "etl.quarantine";
    }

    @Override
    public Found find(Connection connection, Subject subject) throws SQLException {
        Sought sought = seek(connection, subject);
        return new Found(sought.about().size(), sought.unknown());
    }

    @Override
    public long mask(Connection tx, Subject subject) throws SQLException {
        return write(tx, MASK, seek(tx, subject).about(), true);
    }

    @Override
    public long erase(Connection tx, Subject subject) throws SQLException {
        return write(tx, ERASE, seek(tx, subject).about(), false);
    }

    @Override
    public long count(Connection connection, String pipeline) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, pipeline);
            try (ResultSet count = statement.executeQuery()) {
                return count.next() ? count.getLong(1) : 0;
            }
        }
    }

    @Override
    public List<KeptTexts> keptTexts() {
        return QuarantinedTexts.all();
    }

    /** Numbers of the records about the subject, and how many may be about anybody. */
    private record Sought(List<Long> about, long unknown) {}

    private Sought seek(Connection connection, Subject subject) throws SQLException {
        Likenesses likenesses = new Likenesses(connection, subject, views.get(), maxRecordBytes);
        List<Long> about = new ArrayList<>();
        long unknown = 0;
        long last = 0;
        while (true) {
            List<Held> page = page(connection, subject.definition().name(), last);
            for (Held held : page) {
                switch (likenesses.of(held)) {
                    case SAME -> about.add(held.id());
                    case UNKNOWN -> unknown++;
                    case OTHER -> {}
                }
                last = held.id();
            }
            if (page.size() < PAGE) {
                return new Sought(about, unknown);
            }
        }
    }

    private static List<Held> page(Connection connection, String pipeline, long last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, pipeline);
            statement.setLong(2, last);
            List<Held> page = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(Held.of(row));
                }
            }
            return page;
        }
    }

    private long write(Connection tx, String sql, List<Long> ids, boolean dated) throws SQLException {
        long written = 0;
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
            try (PreparedStatement statement = tx.prepareStatement(sql + Numbers.joined(some) + ")")) {
                if (dated) {
                    statement.setObject(1, QuarantineStore.now(clock));
                }
                written += statement.executeUpdate();
            }
        }
        return written;
    }
}

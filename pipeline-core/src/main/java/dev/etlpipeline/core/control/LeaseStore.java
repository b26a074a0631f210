package dev.etlpipeline.core.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The rows of {@code etl.run_lease}: every change is a compare-and-set, the same on both databases. */
final class LeaseStore {

    private static final String FIND =
            "SELECT run_id, holder, fence, beat, held, since FROM etl.run_lease WHERE pipeline = ?";
    private static final String INSERT = "INSERT INTO etl.run_lease"
            + " (pipeline, run_id, holder, fence, beat, held, since, beat_at, ttl_s) VALUES (?, ?, ?, 1, 0, 1, ?, ?, ?)";
    private static final String TAKE = "UPDATE etl.run_lease SET run_id = ?, holder = ?, fence = fence + 1, beat = 0,"
            + " held = 1, since = ?, beat_at = ?, ttl_s = ? WHERE pipeline = ? AND fence = ? AND beat = ? AND held = ?";
    private static final String BEAT =
            "UPDATE etl.run_lease SET beat = beat + 1, beat_at = ? WHERE pipeline = ? AND fence = ? AND held = 1";
    private static final String RELEASE =
            "UPDATE etl.run_lease SET held = 0 WHERE pipeline = ? AND fence = ? AND held = 1";
    private static final String TOUCH =
            "UPDATE etl.run_lease SET beat = beat + 1 WHERE pipeline = ? AND fence = ? AND held = 1";

    private final Clock clock;

    LeaseStore(Clock clock) {
        this.clock = clock;
    }

    Optional<Held> find(Connection connection, String pipeline) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, pipeline);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Held(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getBoolean(5),
                        row.getObject(6, LocalDateTime.class)));
            }
        }
    }

    /** @throws SQLException a duplicate key where another run was first */
    void insert(Connection connection, Claim claim) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, claim.pipeline());
            statement.setString(2, claim.runId());
            statement.setString(3, claim.holder());
            statement.setObject(4, now());
            statement.setObject(5, now());
            statement.setLong(6, claim.ttl().toSeconds() + 1);
            statement.executeUpdate();
        }
    }

    /** Takes the lease where it still stands as it was seen. */
    boolean take(Connection connection, Claim claim, Held seen) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, claim.runId());
            statement.setString(2, claim.holder());
            statement.setObject(3, now());
            statement.setObject(4, now());
            statement.setLong(5, claim.ttl().toSeconds() + 1);
            statement.setString(6, claim.pipeline());
            statement.setLong(7, seen.fence());
            statement.setLong(8, seen.beat());
            statement.setBoolean(9, seen.held());
            return statement.executeUpdate() == 1;
        }
    }

    boolean beat(Connection connection, String pipeline, long fence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEAT)) {
            statement.setObject(1, now());
            statement.setString(2, pipeline);
            statement.setLong(3, fence);
            return statement.executeUpdate() == 1;
        }
    }

    boolean touch(Connection tx, String pipeline, long fence) throws SQLException {
        return ownedUpdate(tx, TOUCH, pipeline, fence);
    }

    boolean release(Connection connection, String pipeline, long fence) throws SQLException {
        return ownedUpdate(connection, RELEASE, pipeline, fence);
    }

    private static boolean ownedUpdate(Connection connection, String sql, String pipeline, long fence)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, pipeline);
            statement.setLong(2, fence);
            return statement.executeUpdate() == 1;
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Who wants the lease. */
    record Claim(String pipeline, String runId, String holder, Duration ttl) {}

    /** The lease as it was seen. */
    record Held(String runId, String holder, long fence, long beat, boolean held, LocalDateTime since) {

        boolean sameBeat(Held other) {
            return fence == other.fence && beat == other.beat && held == other.held;
        }
    }
}

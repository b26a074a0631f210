package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.DataKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code governance.column_class}. Its failures are a {@link WarehouseException}. */
final class ColumnClasses {

    private static final String SELECT = "SELECT column_name, data_class, data_kind, confidence, evidence, state"
            + " FROM governance.column_class WHERE pipeline = ? ORDER BY column_name";
    private static final String DELETE = "DELETE FROM governance.column_class WHERE pipeline = ? AND column_name = ?";
    private static final String FORGET = "DELETE FROM governance.column_class WHERE pipeline = ? AND state = 'open'";
    private static final String INSERT =
            "INSERT INTO governance.column_class (pipeline, column_name, data_class, data_kind, confidence, evidence, state,"
                    + " file_name, found, decided, decided_by, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int EVIDENCE = 400;
    private static final int FILE_NAME = 260;
    private static final int REASON = 1_000;
    private static final int USER = 128;

    private final Warehouse warehouse;

    ColumnClasses(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** All of a pipeline, by column. */
    List<Kept> of(String pipeline) {
        return asking(connection -> {
            try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                select.setString(1, pipeline);
                List<Kept> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(kept(row));
                    }
                }
                return found;
            }
        });
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String dataClass = row.getString(2);
        String kind = row.getString(3);
        return new Kept(
                row.getString(1),
                Arrays.stream(DataClass.values())
                        .filter(one -> one.word().equals(dataClass))
                        .findFirst()
                        .orElseThrow(),
                Arrays.stream(DataKind.values())
                        .filter(one -> one.word().equals(kind))
                        .findFirst(),
                row.getDouble(4),
                row.getString(5),
                Kept.State.of(row.getString(6)));
    }

    /** Puts findings in the place of those that are open; of columns that somebody decided on, what was decided stays. */
    void find(String pipeline, List<Kept> findings, String file, LocalDateTime at) {
        List<String> decided = of(pipeline).stream()
                .filter(kept -> kept.state() != Kept.State.OPEN)
                .map(Kept::column)
                .toList();
        inTransaction(connection -> {
            try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                forget.setString(1, pipeline);
                forget.executeUpdate();
            }
            for (Kept finding : findings) {
                if (!decided.contains(finding.column())) {
                    insert(connection, pipeline, finding, file, at, null);
                }
            }
        });
    }

    /**
     * Keeps what was decided, in one transaction with what else is done then.
     *
     * @param also done last, before the commit
     */
    void decide(Decision decision, Doing also) {
        inTransaction(connection -> {
            for (Kept kept : decision.columns()) {
                try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
                    delete.setString(1, decision.pipeline());
                    delete.setString(2, kept.column());
                    delete.executeUpdate();
                }
                insert(connection, decision.pipeline(), kept, null, decision.at(), decision);
            }
            also.in(connection);
        });
    }

    private static void insert(
            Connection connection,
            String pipeline,
            Kept kept,
            @Nullable String file,
            LocalDateTime at,
            @Nullable Decision decision)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, pipeline);
            insert.setString(2, kept.column());
            insert.setString(3, kept.dataClass().word());
            insert.setString(4, kept.kind().map(DataKind::word).orElse(null));
            insert.setBigDecimal(5, BigDecimal.valueOf(kept.confidence()).setScale(3, RoundingMode.HALF_UP));
            insert.setString(6, cut(kept.evidence(), EVIDENCE));
            insert.setString(7, kept.state().word());
            insert.setString(8, file == null ? null : cut(file, FILE_NAME));
            insert.setObject(9, at);
            insert.setObject(10, decision == null ? null : decision.at(), Types.TIMESTAMP);
            insert.setString(11, decision == null ? null : cut(decision.by(), USER));
            insert.setString(
                    12,
                    Optional.ofNullable(decision)
                            .map(Decision::reason)
                            .map(reason -> cut(reason, REASON))
                            .orElse(null));
            insert.executeUpdate();
        }
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }

    private void inTransaction(Doing doing) {
        asking(connection -> {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                doing.in(connection);
                connection.commit();
                committed = true;
            } finally {
                if (!committed) {
                    connection.rollback();
                }
            }
            return true;
        });
    }

    private <T> T asking(Asking<T> asked) {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return asked.of(connection);
        } catch (SQLException e) {
            throw new WarehouseException(
                    "what is known of columns in " + warehouse.place() + " could not be used, the warehouse says: "
                            + SqlErrors.describe(e),
                    e);
        }
    }

    private interface Asking<T> {
        T of(Connection connection) throws SQLException;
    }

    /** Something done in a transaction. */
    interface Doing {
        void in(Connection connection) throws SQLException;
    }
}

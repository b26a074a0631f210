package dev.etlpipeline.app.bench;

import com.microsoft.sqlserver.jdbc.ISQLServerBulkData;
import com.microsoft.sqlserver.jdbc.ISQLServerConnection;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopy;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.TargetTable.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The SQL Server driver's bulk copy with its defaults: neither constraints nor triggers are asked. */
final class BareBulkCopy implements BareLoad {

    private final String destination;
    private final List<Field> fields;

    BareBulkCopy(Dialect dialect, TargetTable table) {
        this.destination = dialect.qualified(table);
        this.fields = table.fields();
    }

    @Override
    public void write(Connection connection, List<Object[]> rows) throws SQLException {
        try (SQLServerBulkCopy copy =
                new SQLServerBulkCopy((Connection) connection.unwrap(ISQLServerConnection.class))) {
            copy.setDestinationTableName(destination);
            for (int i = 0; i < fields.size(); i++) {
                copy.addColumnMapping(i + 1, fields.get(i).name());
            }
            copy.writeToServer(new Rows(fields, rows));
        }
    }

    private static final class Rows implements ISQLServerBulkData {

        private static final long serialVersionUID = 1L;
        private static final int DATE_DIGITS = 10;
        private static final int TIMESTAMP_DIGITS = 26;

        private final transient List<Field> fields;
        private final transient List<Object[]> rows;
        private int next;

        Rows(List<Field> fields, List<Object[]> rows) {
            this.fields = fields;
            this.rows = rows;
        }

        @Override
        public Set<Integer> getColumnOrdinals() {
            Set<Integer> ordinals = new LinkedHashSet<>();
            IntStream.rangeClosed(1, fields.size()).forEach(ordinals::add);
            return ordinals;
        }

        @Override
        public String getColumnName(int column) {
            return fields.get(column - 1).name();
        }

        @Override
        public int getColumnType(int column) {
            return switch (fields.get(column - 1).kind()) {
                case TEXT -> Types.NVARCHAR;
                case INTEGER -> Types.BIGINT;
                case DECIMAL -> Types.DECIMAL;
                case DATE -> Types.DATE;
                case TIMESTAMP -> Types.TIMESTAMP;
                case BOOLEAN -> Types.BIT;
                case HASH -> Types.BINARY;
            };
        }

        @Override
        public int getPrecision(int column) {
            Field field = fields.get(column - 1);
            return switch (field.kind()) {
                case TEXT, HASH -> field.length();
                case DECIMAL -> field.precision();
                case DATE -> DATE_DIGITS;
                case TIMESTAMP -> TIMESTAMP_DIGITS;
                case INTEGER, BOOLEAN -> 0;
            };
        }

        @Override
        public int getScale(int column) {
            return fields.get(column - 1).scale();
        }

        @Override
        public boolean next() {
            return next++ < rows.size();
        }

        @Override
        public Object[] getRowData() {
            Object[] row = rows.get(next - 1).clone();
            for (int i = 0; i < row.length; i++) {
                row[i] = text(row[i]);
            }
            return row;
        }

        private static @Nullable Object text(@Nullable Object value) {
            if (value instanceof LocalDateTime time) {
                return java.sql.Timestamp.valueOf(time).toString();
            }
            return value instanceof LocalDate date ? date.toString() : value;
        }
    }
}

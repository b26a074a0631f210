package dev.etlpipeline.core.warehouse;

import com.microsoft.sqlserver.jdbc.ISQLServerBulkData;
import dev.etlpipeline.core.warehouse.TargetTable.Field;
import dev.etlpipeline.core.warehouse.TargetTable.Kind;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A chunk's rows as bulk copy wants them. */
final class BulkRows implements ISQLServerBulkData {

    private static final long serialVersionUID = 1L;

    /** The form that every language setting of a session reads alike, with six digits of a second. */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    /** Length of {@link #TIMESTAMP}'s text. */
    private static final int TIMESTAMP_DIGITS = 26;

    /** Length of an ISO date. */
    private static final int DATE_DIGITS = 10;

    private static final LocalDate LAST_JULIAN = LocalDate.of(1582, 10, 4);
    private static final LocalDate FIRST_GREGORIAN = LocalDate.of(1582, 10, 15);

    private final transient List<Field> fields;
    private final transient List<Object[]> rows;
    private final boolean temporalsAsText;
    private int next;
    private transient @Nullable LocalDateTime lastTime;
    private transient @Nullable String lastText;

    BulkRows(List<Field> fields, List<Object[]> rows, boolean temporalsAsText) {
        this.fields = fields;
        this.rows = rows;
        this.temporalsAsText = temporalsAsText;
    }

    @Override
    public Set<Integer> getColumnOrdinals() {
        Set<Integer> ordinals = new LinkedHashSet<>();
        for (int i = 1; i <= fields.size(); i++) {
            ordinals.add(i);
        }
        return ordinals;
    }

    @Override
    public String getColumnName(int column) {
        return fields.get(column - 1).name();
    }

    @Override
    public int getColumnType(int column) {
        return switch (fields.get(column - 1).kind()) {
            case TEXT -> isMax(column) ? Types.LONGNVARCHAR : Types.NVARCHAR;
            case INTEGER -> Types.BIGINT;
            case DECIMAL -> Types.DECIMAL;
            case DATE -> Types.DATE;
            case TIMESTAMP -> Types.TIMESTAMP;
            case BOOLEAN -> Types.BIT;
            case HASH -> Types.BINARY;
        };
    }

    private boolean isMax(int column) {
        int length = fields.get(column - 1).length();
        return length == 0 || length > SqlServerDialect.MAX_TEXT;
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
        Object[] row = rows.get(next - 1);
        Object[] data = new Object[fields.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = convert(fields.get(i), row[i]);
        }
        return data;
    }

    private @Nullable Object convert(Field field, @Nullable Object value) {
        if (value instanceof LocalDateTime time) {
            return sameAsLast(field, time);
        }
        if (value instanceof LocalDate date) {
            refuseLostDay(field, date);
            return date.toString();
        }
        if (value instanceof BigDecimal number && field.kind() == Kind.DECIMAL) {
            return number.setScale(field.scale());
        }
        return value;
    }

    /** The pipeline's own times are one object in all rows of a chunk: three columns a row need not be written anew. */
    private String sameAsLast(Field field, LocalDateTime time) {
        String text = lastText;
        if (text == null || !time.equals(lastTime)) {
            text = temporalsAsText ? text(time) : local(field, time);
            lastTime = time;
            lastText = text;
        }
        return text;
    }

    /**
     * Where the driver does not send times as text, it takes them through the JVM's time zone, in which some do not
     * exist: that would move them silently.
     */
    private String local(Field field, LocalDateTime time) {
        refuseLostDay(field, time.toLocalDate());
        if (ZoneId.systemDefault().getRules().getValidOffsets(time).isEmpty()) {
            throw new IllegalStateException(
                    "a time of column " + field.name() + " does not exist in the JVM's time zone "
                            + ZoneId.systemDefault() + ": run with -Duser.timezone=UTC, or leave the driver's"
                            + " sendTemporalDataTypesAsStringForBulkCopy on");
        }
        return text(time);
    }

    static String text(LocalDateTime time) {
        return time.format(TIMESTAMP);
    }

    /** java.sql.Date has no 5 to 14 October 1582 and would give another day. */
    private void refuseLostDay(Field field, LocalDate date) {
        if (!temporalsAsText && date.isAfter(LAST_JULIAN) && date.isBefore(FIRST_GREGORIAN)) {
            throw new IllegalStateException(
                    "a date of column " + field.name() + " lies in the ten days that the driver's"
                            + " calendar leaves out in 1582: leave sendTemporalDataTypesAsStringForBulkCopy on");
        }
    }
}

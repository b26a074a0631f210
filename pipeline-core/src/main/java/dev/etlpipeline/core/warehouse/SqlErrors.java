package dev.etlpipeline.core.warehouse;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a database error. Messages about data quote the data (SQL Server 2627, 2628, H2 23505, 22001), so
 * those are replaced by number and state.
 */
public final class SqlErrors {

    private static final Set<String> CLASSES_ABOUT_DATA = Set.of("22", "23");
    private static final Set<Integer> SQL_SERVER_ABOUT_DATA = Set.of(
            220, 232, 241, 242, 245, 295, 515, 547, 2601, 2627, 2628, 4815, 4863, 4864, 4867, 4869, 8114, 8115, 8152);

    private SqlErrors() {}

    /** The first SQLException in the chain of causes. */
    public static @Nullable SQLException find(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** The error for a person, without any value of a row. */
    public static String describe(SQLException error) {
        String state = error.getSQLState();
        String identity = "SQLState " + (state == null ? "none" : state) + ", error " + error.getErrorCode();
        if (!mayQuoteData(error)) {
            return text(error) + " (" + identity + ")";
        }
        return (state == null ? "failed, and the driver's words may quote data (" : "refused for its data (") + identity
                + ")";
    }

    /**
     * The error as it may be logged: itself, or where its words may quote data one with the same SQLState, number and
     * stack, and without them.
     */
    public static SQLException withoutData(SQLException error) {
        if (!mayQuoteData(error) && (error.getNextException() == null || !mayQuoteData(error.getNextException()))) {
            return error;
        }
        SQLException safe = new SQLException(describe(error), error.getSQLState(), error.getErrorCode());
        safe.setStackTrace(error.getStackTrace());
        return safe;
    }

    /** Whether the database's own words may hold a value of a row. */
    private static boolean mayQuoteData(SQLException error) {
        return error.getSQLState() == null || isAboutData(error);
    }

    /** Whether the database refused something for what was in it. */
    public static boolean isAboutData(SQLException error) {
        String state = error.getSQLState();
        return SQL_SERVER_ABOUT_DATA.contains(error.getErrorCode())
                || (state != null && state.length() > 1 && CLASSES_ABOUT_DATA.contains(state.substring(0, 2)));
    }

    private static String text(SQLException error) {
        String message = String.valueOf(error.getMessage());
        int statement = message.indexOf("; SQL statement:");
        return (statement < 0 ? message : message.substring(0, statement))
                .replaceAll("\\s+", " ")
                .strip();
    }
}

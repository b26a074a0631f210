package dev.etlpipeline.core.warehouse;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a database error. Messages about data quote the data (SQL Server 2627, 2628, H2 23505, 22001), so
 * those are replaced by number and state.
 */
public final class SqlErrors {

    private static final Set<String> CLASSES_ABOUT_DATA = Set.of("22", "23");
    private static final Set<Integer> SQL_SERVER_ABOUT_DATA = Set.of(
            220, 232, 241, 242, 244, 245, 248, 295, 515, 547, 2601, 2627, 2628, 4815, 4863, 4864, 4867, 4869, 8114,
            8115, 8152);

    /** Lost lines, log-ins, deadlocks, syntax and objects, timeouts, H2's own: words about the database, not about rows. */
    private static final List<String> STATES_WITHOUT_DATA = List.of("08", "28", "40", "42", "90", "HYT", "HY008");

    /** SQL Server's numbers of the same kind, which arrive under states that say nothing. */
    private static final Set<Integer> NUMBERS_WITHOUT_DATA = Set.of(
            207, 208, 229, 230, 233, 262, 297, 300, 468, 596, 701, 911, 916, 1105, 1204, 1205, 1222, 2714, 2760, 2812,
            3701, 3902, 3906, 3960, 4060, 4064, 6005, 8645, 8651, 9001, 9002, 10928, 10929, 17142, 17892, 18452, 18456,
            18470, 18486, 18487, 18488, 40197, 40501, 40544, 40613, 49918, 49919, 49920);

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
        return (isAboutData(error) ? "refused for its data (" : "failed, in words that may quote data (") + identity
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

    /** Words are repeated only where they are known to be about the database: a trigger may say anything. */
    private static boolean mayQuoteData(SQLException error) {
        String state = error.getSQLState();
        boolean harmless = NUMBERS_WITHOUT_DATA.contains(error.getErrorCode())
                || (state != null && STATES_WITHOUT_DATA.stream().anyMatch(state::startsWith));
        return !harmless || isAboutData(error);
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

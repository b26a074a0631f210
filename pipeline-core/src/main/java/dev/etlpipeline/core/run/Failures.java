package dev.etlpipeline.core.run;

import dev.etlpipeline.core.warehouse.SqlErrors;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of failures where others read it. Messages of the project's own exceptions are written without
 * values of rows; nobody knows what stands in those of others, so that of them only class and stack are told.
 */
public final class Failures {

    private static final String OURS = "dev.etlpipeline.";

    private static final String OUT_OF_MEMORY = "memory ran out (OutOfMemoryError). Give the JVM more, as"
            + " PIPELINE_JAVA_OPTS=-Xmx1g does, or let it hold less at once, by smaller load.chunk-bytes,"
            + " load.chunks-in-flight or csv.max-record-bytes";

    private Failures() {}

    /**
     * Its message where it is one of ours or the database's, less what may quote a row; what to do where memory ran out;
     * otherwise its class.
     */
    public static String describe(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return OUT_OF_MEMORY;
        }
        String message = failure instanceof SQLException sql ? SqlErrors.describe(sql) : failure.getMessage();
        return message != null && sayable(failure)
                ? message
                : failure.getClass().getName();
    }

    /** The failure as it may be logged: classes and stacks of it, its causes and what it suppressed. */
    public static Throwable safe(Throwable failure) {
        return copy(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean sayable(Throwable failure) {
        return failure instanceof SQLException || isOurs(failure);
    }

    /** Whether it is one of the project's own, whose message is written for people. */
    public static boolean isOurs(Throwable failure) {
        return failure.getClass().getName().startsWith(OURS);
    }

    /** @param seen causes may go in circles */
    private static Throwable copy(Throwable failure, Set<Throwable> seen) {
        seen.add(failure);
        String name = failure.getClass().getName();
        String text = describe(failure);
        Throwable cause = failure.getCause();
        Logged copy = new Logged(
                text.equals(name) ? name : name + ": " + text,
                cause == null || seen.contains(cause) ? null : copy(cause, seen));
        copy.setStackTrace(failure.getStackTrace());
        for (Throwable suppressed : failure.getSuppressed()) {
            if (!seen.contains(suppressed)) {
                copy.addSuppressed(copy(suppressed, seen));
            }
        }
        return copy;
    }

    /** Stands for a failure in a log, whose class its message names. */
    private static final class Logged extends Exception {

        private static final long serialVersionUID = 1L;

        Logged(String text, @Nullable Throwable cause) {
            super(text, cause);
        }
    }
}

package dev.etlpipeline.resilience.classify;

import static dev.etlpipeline.resilience.classify.ErrorClass.CONFIGURATION;
import static dev.etlpipeline.resilience.classify.ErrorClass.OUTCOME_UNKNOWN;
import static dev.etlpipeline.resilience.classify.ErrorClass.PERMISSION;
import static dev.etlpipeline.resilience.classify.ErrorClass.RESOURCE;
import static dev.etlpipeline.resilience.classify.ErrorClass.TRANSIENT;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** H2's error codes. Those about data it gives standard SQLStates, which say enough. */
final class H2Errors {

    private static final Map<Integer, ErrorClass> CODES = Map.ofEntries(
            Map.entry(ErrorCode.CONNECTION_BROKEN_1, TRANSIENT),
            Map.entry(ErrorCode.DATABASE_CALLED_AT_SHUTDOWN, TRANSIENT),
            Map.entry(ErrorCode.DATABASE_IS_CLOSED, TRANSIENT),
            Map.entry(ErrorCode.OBJECT_CLOSED, TRANSIENT),
            Map.entry(ErrorCode.LOCK_TIMEOUT_1, TRANSIENT),
            Map.entry(ErrorCode.DEADLOCK_1, TRANSIENT),
            Map.entry(ErrorCode.CONCURRENT_UPDATE_1, TRANSIENT),
            Map.entry(ErrorCode.STATEMENT_WAS_CANCELED, OUTCOME_UNKNOWN),
            Map.entry(ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1, CONFIGURATION),
            Map.entry(ErrorCode.REMOTE_DATABASE_NOT_FOUND_1, CONFIGURATION),
            Map.entry(ErrorCode.DATABASE_IS_READ_ONLY, CONFIGURATION),
            Map.entry(ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1, PERMISSION),
            Map.entry(ErrorCode.WRONG_USER_OR_PASSWORD, PERMISSION),
            Map.entry(ErrorCode.DATABASE_ALREADY_OPEN_1, RESOURCE),
            Map.entry(ErrorCode.OUT_OF_MEMORY, RESOURCE),
            Map.entry(ErrorCode.IO_EXCEPTION_1, RESOURCE),
            Map.entry(ErrorCode.IO_EXCEPTION_2, RESOURCE),
            Map.entry(ErrorCode.FILE_CORRUPTED_1, RESOURCE));

    private H2Errors() {}

    /** Its own class, or code and state as only H2 pairs them: the loader's copies without values keep both. */
    static boolean isH2(SQLException error) {
        return error.getClass().getName().startsWith("org.h2.")
                || ErrorCode.getState(error.getErrorCode()).equals(error.getSQLState());
    }

    /** Null where the code says nothing. */
    static @Nullable Classified find(int code) {
        ErrorClass known = CODES.get(code);
        if (known == null) {
            return null;
        }
        Classified classified = Classified.of(known, "H2 " + code);
        return code == ErrorCode.FILE_CORRUPTED_1 ? classified.critical() : classified;
    }

    /** For the page. */
    static SortedMap<Integer, ErrorClass> codes() {
        return new TreeMap<>(CODES);
    }
}

package dev.etlpipeline.resilience.classify;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What SQLState says where the number does not: the longest beginning that is known counts. SQL Server's driver gives 08S01
 * for a server that is not there and for a line that was cut.
 */
final class SqlStates {

    /** The loader's word for a commit whose answer was lost; it outweighs whatever number came with it. */
    static final String UNKNOWN = "08007";

    private static final Map<String, ErrorClass> BEGINNINGS = new LinkedHashMap<>();

    static {
        BEGINNINGS.put(UNKNOWN, ErrorClass.OUTCOME_UNKNOWN);
        BEGINNINGS.put("57014", ErrorClass.OUTCOME_UNKNOWN);
        BEGINNINGS.put("HY008", ErrorClass.OUTCOME_UNKNOWN);
        BEGINNINGS.put("HYT00", ErrorClass.OUTCOME_UNKNOWN);
        BEGINNINGS.put("HYT01", ErrorClass.TRANSIENT);
        BEGINNINGS.put("42501", ErrorClass.PERMISSION);
        BEGINNINGS.put("08", ErrorClass.TRANSIENT);
        BEGINNINGS.put("40", ErrorClass.TRANSIENT);
        BEGINNINGS.put("22", ErrorClass.DATA);
        BEGINNINGS.put("23", ErrorClass.DATA);
        BEGINNINGS.put("28", ErrorClass.PERMISSION);
        BEGINNINGS.put("3D", ErrorClass.CONFIGURATION);
        BEGINNINGS.put("3F", ErrorClass.CONFIGURATION);
        BEGINNINGS.put("42", ErrorClass.CONFIGURATION);
        BEGINNINGS.put("53", ErrorClass.RESOURCE);
    }

    private SqlStates() {}

    /** Null where the state says nothing. */
    static @Nullable Classified find(SQLException error) {
        String state = error.getSQLState();
        if (state == null) {
            return null;
        }
        for (Map.Entry<String, ErrorClass> known : BEGINNINGS.entrySet()) {
            if (state.startsWith(known.getKey())) {
                return Classified.of(known.getValue(), "SQLState " + state);
            }
        }
        return null;
    }

    /** For the page: in the order in which they are looked at. */
    static Map<String, ErrorClass> beginnings() {
        return new LinkedHashMap<>(BEGINNINGS);
    }
}

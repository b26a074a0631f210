package dev.etlpipeline.resilience.classify;

import static dev.etlpipeline.resilience.classify.ErrorClass.CONFIGURATION;
import static dev.etlpipeline.resilience.classify.ErrorClass.DATA;
import static dev.etlpipeline.resilience.classify.ErrorClass.OUTCOME_UNKNOWN;
import static dev.etlpipeline.resilience.classify.ErrorClass.PERMISSION;
import static dev.etlpipeline.resilience.classify.ErrorClass.RESOURCE;
import static dev.etlpipeline.resilience.classify.ErrorClass.THROTTLED;
import static dev.etlpipeline.resilience.classify.ErrorClass.TRANSIENT;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** SQL Server's error numbers, as Microsoft's reference of database engine events and Azure SQL's of transient errors have them. */
final class SqlServerErrors {

    /** Numbers from here on are those of THROW and RAISERROR: a trigger or a procedure that refuses something. */
    private static final int USERS_OWN = 50_000;

    /** Babelfish says this of whatever it has no number for. */
    private static final int UNMAPPED = 33_557_097;

    /** A database that fails over, and one that does not exist: given up soon. */
    private static final int CANNOT_OPEN_DATABASE = 4060;

    /** Pages that cannot be read, or do not read as they were written. */
    private static final Set<Integer> DAMAGED = Set.of(605, 823, 824, 825);

    private static final Map<ErrorClass, Set<Integer>> BY_CLASS = Map.of(
            TRANSIENT,
            Set.of(
                    64, 121, 233, 615, 921, 926, 952, 1204, 1205, 1222, 3960, 4060, 4221, 8628, 8645, 8651, 10053,
                    10054, 10060, 17197, 17889, 18401, 40020, 40143, 40166, 40197, 40540, 40613, 41301, 41302, 41305,
                    41325, 41839, 42108, 42109),
            THROTTLED,
            Set.of(10928, 10929, 40501, 49918, 49919, 49920),
            OUTCOME_UNKNOWN,
            Set.of(-2),
            DATA,
            Set.of(
                    220, 232, 241, 242, 244, 245, 248, 295, 515, 547, 2601, 2627, 2628, 4815, 4863, 4864, 4867, 4869,
                    8114, 8115, 8152),
            CONFIGURATION,
            Set.of(102, 156, 207, 208, 213, 911, 2714, 2760, 2812, 3701, 3906, 4064, 40532),
            PERMISSION,
            Set.of(229, 230, 262, 297, 300, 916, 18452, 18456, 18470, 18486, 18487, 18488, 40615),
            RESOURCE,
            Set.of(605, 701, 823, 824, 825, 1101, 1105, 9002, 40544));

    private static final Map<Integer, ErrorClass> NUMBERS = new TreeMap<>();

    static {
        BY_CLASS.forEach((errorClass, numbers) -> numbers.forEach(number -> NUMBERS.put(number, errorClass)));
    }

    private SqlServerErrors() {}

    /** Null where the number says nothing. */
    static @Nullable Classified find(int number) {
        ErrorClass known = NUMBERS.get(number);
        if (known == null && number >= USERS_OWN && number != UNMAPPED) {
            known = DATA;
        }
        if (known == null) {
            return null;
        }
        Classified classified = Classified.of(known, "SQL Server " + number);
        if (number == CANNOT_OPEN_DATABASE) {
            return classified.soon();
        }
        return DAMAGED.contains(number) ? classified.critical() : classified;
    }

    /** For the page. */
    static SortedMap<Integer, ErrorClass> numbers() {
        return new TreeMap<>(NUMBERS);
    }
}

package dev.etlpipeline.app.bench;

import java.util.List;
import java.util.Set;

/**
 * A ratio of two figures' rows per second that is to be reached, at a million rows on two processors.
 *
 * @param on the databases for which it holds
 */
public record Target(Figure figure, Figure over, double atLeast, Set<Database> on) {

    private static final Set<Database> BOTH = Set.of(Database.H2, Database.SQL_SERVER);
    private static final Set<Database> H2 = Set.of(Database.H2);
    private static final Set<Database> SQL_SERVER = Set.of(Database.SQL_SERVER);

    /** A file ten times as long has to be as fast; runs of one program differ by so much on a quiet machine. */
    private static final double EQUAL = 0.95;

    /** Of a module that only watches; one that changes values may take more. */
    public static final double WITH_A_MODULE = 0.95;

    private static final List<Target> ALL = List.of(
            new Target(Figure.STAGES, Figure.PARSE, 0.35, BOTH),
            new Target(Figure.FIRST, Figure.INSERT, 0.8, H2),
            new Target(Figure.FIRST, Figure.INSERT, 3, SQL_SERVER),
            new Target(Figure.FIRST, Figure.BULK_COPY, 0.6, SQL_SERVER),
            new Target(Figure.SHUFFLED, Figure.BULK_COPY, 0.35, SQL_SERVER),
            new Target(Figure.FIRST, Figure.CORE, 0.93, BOTH),
            new Target(Figure.FIRST, Figure.WITHOUT, WITH_A_MODULE, BOTH),
            new Target(Figure.AGAIN, Figure.FIRST, 1.5, H2),
            new Target(Figure.AGAIN, Figure.FIRST, 3, SQL_SERVER),
            new Target(Figure.BAD_1, Figure.FIRST, 0.95, BOTH),
            new Target(Figure.ENRICHED, Figure.FIRST, 0.7, BOTH),
            new Target(Figure.CHILD_64M, Figure.CHILD, 0.75, BOTH),
            new Target(Figure.CHILD_64M_LONG, Figure.CHILD_64M, EQUAL, BOTH));

    public Target {
        on = Set.copyOf(on);
    }

    /** Those that hold for a database. */
    public static List<Target> on(Database database) {
        return on(database, WITH_A_MODULE);
    }

    /** @param withAModule what is to be left of a first load's speed by the module that a bench leaves out */
    static List<Target> on(Database database, double withAModule) {
        return ALL.stream()
                .filter(target -> target.on.contains(database))
                .map(target -> target.over == Figure.WITHOUT
                        ? new Target(target.figure, target.over, withAModule, target.on)
                        : target)
                .toList();
    }
}

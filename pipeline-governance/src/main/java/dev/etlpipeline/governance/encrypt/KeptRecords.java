package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.module.DataStore;
import dev.etlpipeline.core.module.KeptTexts;
import dev.etlpipeline.core.module.KeptTexts.KeptText;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.key.KeyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * What modules keep through {@link RawRecords}, such as records in quarantine, of every pipeline. Each text is changed by itself and only
 * where it still stands as it was read: so runs and people go on meanwhile, and whoever ends it can begin again. What is kept plain is left
 * as it is: whoever keeps it so was told to, or kept it before there was a key. Used by one thread.
 */
final class KeptRecords {

    /** Texts read at once: a record may be large. */
    private static final int PAGE = 100;

    private static final int MAX_PASSES = 10;

    private final List<KeptTexts> places;
    private final RawRecords view;
    private final Set<String> unreadable = new TreeSet<>();
    private long changed;

    KeptRecords(Modules modules, RawRecords view) {
        this.places = modules.dataStores().stream()
                .map(DataStore::keptTexts)
                .flatMap(List::stream)
                .toList();
        this.view = view;
    }

    /** Looks at a text; false where that is enough. */
    private interface Look {
        boolean at(KeptTexts place, KeptText text) throws SQLException;
    }

    /** @return false where it did not come to the end */
    private boolean each(Connection connection, Look look) throws SQLException {
        for (KeptTexts place : places) {
            List<KeptText> page = place.page(connection, 0, PAGE);
            while (!page.isEmpty()) {
                for (KeptText text : page) {
                    if (!look.at(place, text)) {
                        return false;
                    }
                }
                page = place.page(connection, page.get(page.size() - 1).id(), PAGE);
            }
        }
        return true;
    }

    private static boolean isUnderAnother(KeptText text, String key) {
        return RawRecords.keyId(text.text()).filter(id -> !id.equals(key)).isPresent();
    }

    /** Whether something is kept under another key. */
    boolean isWanted(Warehouse warehouse, String active) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return !each(connection, (place, text) -> !isUnderAnother(text, active));
        }
    }

    /**
     * Encrypts anew.
     *
     * @param active   the key to encrypt with
     * @param progress told after each text how many were changed
     * @param stop     asked before each text
     */
    Rotation.Result rotate(Warehouse warehouse, String active, LongConsumer progress, BooleanSupplier stop)
            throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            long before = -1;
            for (int pass = 0; pass < MAX_PASSES && changed != before; pass++) {
                before = changed;
                unreadable.clear();
                boolean ended = each(connection, (place, text) -> {
                    if (stop.getAsBoolean()) {
                        return false;
                    }
                    if (isUnderAnother(text, active)) {
                        changed += anew(connection, place, text);
                        progress.accept(changed);
                    }
                    return true;
                });
                if (!ended) {
                    return new Rotation.Result(changed, true, Set.copyOf(unreadable));
                }
            }
        }
        return new Rotation.Result(changed, isWanted(warehouse, active), Set.copyOf(unreadable));
    }

    private int anew(Connection connection, KeptTexts place, KeptText text) throws SQLException {
        try {
            String record = view.reveal(text.pipeline(), text.text());
            return place.replace(connection, text, view.protect(text.pipeline(), record)) ? 1 : 0;
        } catch (KeyException e) {
            unreadable.add(place.place() + ": " + e.getMessage());
            return 0;
        }
    }

    /** How many texts stand where under which key. */
    Map<String, Map<String, Long>> byPlace(Warehouse warehouse) throws SQLException {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        try (Connection connection = warehouse.dataSource().getConnection()) {
            each(connection, (place, text) -> {
                RawRecords.keyId(text.text())
                        .ifPresent(key -> counts.computeIfAbsent(place.place(), name -> new TreeMap<>())
                                .merge(key, 1L, Long::sum));
                return true;
            });
        }
        return counts;
    }

    /** Why texts do not open, and how many. */
    Map<String, Long> unreadable(Warehouse warehouse) throws SQLException {
        Map<String, Long> why = new TreeMap<>();
        try (Connection connection = warehouse.dataSource().getConnection()) {
            each(connection, (place, text) -> {
                problem(place, text).ifPresent(problem -> why.merge(problem, 1L, Long::sum));
                return true;
            });
        }
        return why;
    }

    private Optional<String> problem(KeptTexts place, KeptText text) {
        try {
            view.reveal(text.pipeline(), text.text());
            return Optional.empty();
        } catch (KeyException e) {
            return Optional.of(place.place() + ": " + e.getMessage());
        }
    }
}

package dev.etlpipeline.core.module;

import java.util.Collections;
import java.util.SortedMap;

/** Gives validated settings. */
@FunctionalInterface
public interface SettingsReader {

    /** @throws IllegalArgumentException for a mapping that no module declared */
    <T> T read(Class<T> mapping);

    /**
     * The values of all settings that have one, by key; of a secret only that there is one. Empty where values come from elsewhere, as
     * in tests.
     */
    default SortedMap<String, String> values() {
        return Collections.emptySortedMap();
    }
}

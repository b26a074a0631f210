package dev.etlpipeline.chaos.corruptinput;

import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the corruptor wrote.
 *
 * @param damaged the file
 * @param plain   the same records as they should have been, in the same order
 * @param records with the verdict on each
 */
record DamagedFile(Path damaged, Path plain, List<Expected> records) {

    List<Expected> bad() {
        return records.stream().filter(Expected::isBad).toList();
    }

    /** How often each kind of damage was done. */
    NavigableMap<Damage, Long> kinds() {
        NavigableMap<Damage, Long> kinds = new TreeMap<>();
        for (Expected one : records) {
            if (one.damage() != null) {
                kinds.merge(one.damage(), 1L, Long::sum);
            }
        }
        return kinds;
    }

    /** The bad ones' numbers, with commas between. */
    String badNumbers() {
        return bad().stream().map(one -> Long.toString(one.record())).collect(Collectors.joining(","));
    }
}

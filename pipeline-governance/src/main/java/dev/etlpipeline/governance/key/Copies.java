package dev.etlpipeline.governance.key;

import dev.etlpipeline.governance.key.KeyEntry.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Brings a copy's keys back. */
final class Copies {

    private Copies() {}

    /**
     * @param entries that are there; they win
     * @param kept    of the copy
     * @param added   gets those that were missing
     */
    static List<KeyEntry> merged(List<KeyEntry> entries, List<KeyEntry> kept, List<KeyEntry> added) {
        List<KeyEntry> all = new ArrayList<>(entries);
        boolean active = entries.stream().anyMatch(entry -> entry.state() == State.ACTIVE);
        for (KeyEntry entry : kept) {
            if (entries.stream().noneMatch(one -> one.id().equals(entry.id()))) {
                KeyEntry back = active ? entry.old() : entry;
                all.add(back);
                added.add(back);
            }
        }
        all.sort(Comparator.comparingInt(KeyEntry::number));
        return all;
    }
}

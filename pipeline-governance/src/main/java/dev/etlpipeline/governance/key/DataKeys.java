package dev.etlpipeline.governance.key;

import dev.etlpipeline.governance.key.KeyEntry.State;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The keys that values are encrypted with. A key that another process makes is used from the next second on, so that a load
 * goes on under the new key while a rotation works. Thread-safe.
 */
public final class DataKeys {

    /** How old an answer about the active key may be: the file is not looked at for each value. */
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    /** RFC 4648's letters, without those that are taken for one another. */
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private static final int LETTERS_OF_ID = 4;

    private final KeyFile file;
    private final Supplier<KeyManagement> manager;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final RandomGenerator random = new SecureRandom();
    private final Map<String, DataKey> opened = new ConcurrentHashMap<>();
    private volatile @Nullable Seen seen;
    private volatile @Nullable Tink tink;

    /** @param manager asked when the first key is made or opened */
    DataKeys(Path file, Supplier<KeyManagement> manager, Clock clock, LongSupplier nanoTime) {
        this.file = new KeyFile(file);
        this.manager = manager;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * As settings say.
     *
     * @param home    where relative paths start
     * @param secrets the master key, which wraps them where no KMS is named
     */
    public static DataKeys of(Path home, KeySettings settings, Secrets secrets) {
        return new DataKeys(
                home.resolve(settings.dataFile()),
                () -> Managers.named(settings.manager(), secrets),
                Clock.systemUTC(),
                System::nanoTime);
    }

    /** The active key, or that there is none, at the moment it was seen. */
    private record Seen(long at, Optional<DataKey> key) {}

    /** Where they are. */
    public Path file() {
        return file.path();
    }

    /**
     * The key to encrypt with.
     *
     * @throws KeyException where there is none, or it does not open
     */
    public DataKey active() {
        return activeIfAny()
                .orElseThrow(() -> new KeyException(
                        file.exists()
                                ? "no data key in " + file.path() + " is active; ./pipeline keys rotate makes one"
                                : "there is no file of data keys " + file.path()
                                        + ": ./pipeline keys create makes one; where there was one, bring a copy back with"
                                        + " ./pipeline keys restore"));
    }

    /**
     * The same, where it is no mistake that there is none.
     *
     * @throws KeyException where there is one that does not open
     */
    public Optional<DataKey> activeIfAny() {
        Seen last = seen;
        long now = nanoTime.getAsLong();
        if (last != null && now - last.at() < FRESH) {
            return last.key();
        }
        Optional<DataKey> key = activeEntry().map(this::opened);
        seen = new Seen(now, key);
        return key;
    }

    /**
     * The key that a text was made with.
     *
     * @throws KeyException where it is not there any more, or does not open
     */
    public DataKey byId(String id) {
        DataKey known = opened.get(id);
        if (known != null) {
            return known;
        }
        KeyEntry entry = entries().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new KeyException("data key " + id + " is not in " + file.path()
                        + ": bring a copy of the file back that has it, with ./pipeline keys restore; nothing was"
                        + " changed"));
        if (entry.state() == State.DESTROYED) {
            throw new KeyException("data key " + id + " was destroyed: what is encrypted with it is lost");
        }
        return opened(entry);
    }

    private DataKey opened(KeyEntry entry) {
        return opened.computeIfAbsent(entry.id(), id -> tink().opened(entry));
    }

    /** In the order of their numbers. */
    public List<KeyEntry> entries() {
        return file.read();
    }

    /** The key to encrypt with, wrapped; empty where there is none. */
    public Optional<KeyEntry> activeEntry() {
        return entries().stream().filter(entry -> entry.state() == State.ACTIVE).findFirst();
    }

    /** Whether it opens. */
    public void verify(KeyEntry entry) {
        tink().opened(entry);
    }

    /** Makes a key and makes it the active one; the one that was is old from then on. */
    public KeyEntry create() {
        List<KeyEntry> changed = file.change(entries -> {
            List<KeyEntry> all = new ArrayList<>();
            entries.forEach(entry -> all.add(entry.old()));
            int number = entries.stream().mapToInt(KeyEntry::number).max().orElse(0) + 1;
            String id = number + "-" + letters();
            all.add(new KeyEntry(
                    id, State.ACTIVE, clock.instant(), tink().manager().id(), tink().newGcm(id), tink().newSiv(id)));
            return all;
        });
        seen = null;
        return changed.get(changed.size() - 1);
    }

    /**
     * Destroys an old key. What is encrypted with it is lost: whoever calls this has looked.
     *
     * @throws KeyException where it is not there, or active
     */
    public void destroy(String id) {
        file.change(entries -> {
            List<KeyEntry> all = new ArrayList<>(entries);
            int place = all.stream().map(KeyEntry::id).toList().indexOf(id);
            if (place < 0 || all.get(place).state() != State.OLD) {
                throw new KeyException(
                        "there is no old data key " + id + " in " + file.path() + "; ./pipeline keys list shows them");
            }
            all.set(place, all.get(place).destroyed());
            return all;
        });
        opened.remove(id);
        seen = null;
    }

    /** Adds keys of a copy that are missing; those that are there stay as they are. */
    public List<KeyEntry> restore(Path copy) {
        List<KeyEntry> kept = new KeyFile(copy).read();
        if (kept.isEmpty()) {
            throw new KeyException("there is no copy of data keys " + copy);
        }
        kept.stream().filter(entry -> entry.state() != State.DESTROYED).forEach(this::verify);
        List<KeyEntry> added = new ArrayList<>();
        file.change(entries -> Copies.merged(entries, kept, added));
        seen = null;
        return added;
    }

    /** Copies the file, for its owner alone. */
    public List<KeyEntry> backup(Path copy) {
        List<KeyEntry> all = entries();
        if (all.isEmpty()) {
            throw new KeyException("there is nothing to keep a copy of: " + file.path() + " is not there");
        }
        new KeyFile(copy).create(all);
        return all;
    }

    private String letters() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LETTERS_OF_ID; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    private synchronized Tink tink() {
        Tink made = tink;
        if (made == null) {
            made = new Tink(manager.get());
            tink = made;
        }
        return made;
    }
}

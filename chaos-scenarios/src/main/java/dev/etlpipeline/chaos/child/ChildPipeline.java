package dev.etlpipeline.chaos.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A pipeline in a process of its own, seen from outside. Any thread. Closing kills it. */
public final class ChildPipeline implements AutoCloseable {

    /** Far more than any step takes, also on a machine that is busy with other things. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path folder;
    private final List<ChildEvent> events = new ArrayList<>();
    private final List<Consumer<ChildEvent>> listeners = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean silent;

    ChildPipeline(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        Thread reader = new Thread(this::read, "child-events");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{")) {
                    take(line);
                }
            }
        } catch (IOException e) {
            // The process was killed in the middle of a line: what it said before counts.
        } finally {
            fallSilent();
        }
    }

    private void fallSilent() {
        lock.lock();
        try {
            silent = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void take(String line) throws IOException {
        ChildEvent event = ChildEvent.read(line);
        List<Consumer<ChildEvent>> told;
        lock.lock();
        try {
            events.add(event);
            told = List.copyOf(listeners);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        told.forEach(listener -> listener.accept(event));
    }

    /** Tells of all events, those that have been told already included; on the thread that reads them, one after another. */
    public ChildPipeline onEvent(Consumer<ChildEvent> listener) {
        List<ChildEvent> before;
        lock.lock();
        try {
            before = List.copyOf(events);
            listeners.add(listener);
        } finally {
            lock.unlock();
        }
        before.forEach(listener);
        return this;
    }

    /** What it has told so far. */
    public List<ChildEvent> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    /** The events of one type. */
    public List<ChildEvent> events(String type) {
        return events().stream().filter(event -> event.is(type)).toList();
    }

    /** Waits for an event, told already or to come; empty where the child ends, or time does, without one. */
    public Optional<ChildEvent> await(Predicate<ChildEvent> wanted, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        int looked = 0;
        lock.lock();
        try {
            while (true) {
                for (; looked < events.size(); looked++) {
                    if (wanted.test(events.get(looked))) {
                        return Optional.of(events.get(looked));
                    }
                }
                long left = end - System.nanoTime();
                if (silent || left <= 0) {
                    return Optional.empty();
                }
                changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until records up to this one are committed.
     *
     * @throws IllegalStateException where it ends before that
     */
    public ChildEvent awaitCommitted(long record) throws InterruptedException {
        return await(event -> event.is(ChildEvent.CHUNK_COMMITTED) && event.number("last") >= record, PATIENCE)
                .orElseThrow(() -> new IllegalStateException(
                        "the child ended before record " + record + " was committed; it said " + err()));
    }

    /** The last record that was committed, 0 where none was. */
    public long committed() {
        return events(ChildEvent.CHUNK_COMMITTED).stream()
                .mapToLong(event -> event.number("last"))
                .max()
                .orElse(0);
    }

    /** The run's id; empty before it has begun. */
    public Optional<String> runId() {
        return events(ChildEvent.RUN_STARTED).stream()
                .map(event -> event.text("run_id"))
                .findFirst();
    }

    /** The run's state at its end, such as {@code SUCCEEDED}; empty where it did not come to one. */
    public Optional<String> state() {
        return events(ChildEvent.RUN_FINISHED).stream()
                .map(event -> event.text("state"))
                .reduce((first, second) -> second);
    }

    /**
     * Waits for its end.
     *
     * @throws IllegalStateException where it does not end in time
     */
    public int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the child did not end within " + patience + "; it said " + err());
        }
        await(event -> false, Duration.ofSeconds(5)); // until all it said was read
        return process.exitValue();
    }

    public int exitCode() throws InterruptedException {
        return exitCode(PATIENCE);
    }

    /** As {@code kill -9} does: it gets no chance to do anything. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill -STOP} does: it goes on, sometime, and knows nothing of the time between. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** As {@code kill -CONT} does. */
    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill -" + name + " ended with exit code " + exit);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What commands printed. */
    public String out() {
        return text("out.txt");
    }

    /** What it complained of. */
    public String err() {
        return text("err.txt");
    }

    /** All lines of the log in the folder. */
    public List<String> log() {
        return text("pipeline.log").lines().toList();
    }

    private String text(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

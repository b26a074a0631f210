package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A pipeline in a process of its own. What it prints goes to files, so that no full pipe ever holds it up. */
final class ChildPipeline implements AutoCloseable {

    /** Far more than any step of a test takes, also on a machine that is busy with other things. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    static final Duration LOOK = Duration.ofMillis(10);

    private final Process process;
    private final Path out;
    private final Path err;

    ChildPipeline(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end. */
    int exitCode() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as(() -> "the child ends; it said\n" + said())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a child", e);
        }
    }

    ChildPipeline endsWith(int code) {
        assertThat(exitCode()).as(this::said).isEqualTo(code);
        return this;
    }

    /** Waits until it has said something on standard error. */
    void awaitSays(String text) {
        await().atMost(PATIENCE).pollInterval(LOOK).until(() -> err().contains(text) || !process.isAlive());
        assertThat(err()).as(this::said).contains(text);
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    /** All of it, to explain a failed assertion. */
    String said() {
        return "--- standard output\n" + out() + "--- standard error\n" + err();
    }

    /** As {@code kill -9} does: it gets no chance to do anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** @param name such as {@code STOP} */
    void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .inheritIO()
                    .start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending a signal", e);
        }
    }

    /** Leaves no process behind, whatever became of the test. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

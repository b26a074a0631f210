package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class StopOnSignalTest {

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
    void aSignalEndsTheRunAndLeavesTimeForItsAccount() throws Exception {
        Process process = start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("running");

            process.toHandle().destroy(); // Process.destroy would close the streams too

            assertThat(lines.lines()).containsExactly("Stopping after the chunk in hand ...", "stopped", "account");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aRunThatEndsByItselfIsNotStopped() {
        ScreenFixture screen = new ScreenFixture();

        try (StopOnSignal signals = new StopOnSignal(() -> screen.plain().err().println("stopped"), screen.plain())) {
            assertThat(signals).isNotNull();
        }

        assertThat(screen.err()).isEmpty();
    }

    private static Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(java, "-cp", System.getProperty("java.class.path"), LongRun.class.getName()))
                .redirectErrorStream(true)
                .start();
    }

    /** Runs until it is asked to stop, then takes its time to give its account. */
    static final class LongRun {

        private LongRun() {}

        public static void main(String[] args) throws InterruptedException {
            CountDownLatch stop = new CountDownLatch(1);
            Screen screen = new Screen(System.out, System.out, false, false, 80);
            try (StopOnSignal signals = new StopOnSignal(stop::countDown, screen)) {
                System.out.println("running");
                stop.await();
                System.out.println("stopped");
                System.out.println("account");
            }
            System.exit(0);
        }
    }
}

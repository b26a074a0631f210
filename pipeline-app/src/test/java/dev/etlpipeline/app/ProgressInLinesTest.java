package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.app.Progress.State;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressInLinesTest {

    @TempDir
    Path folder;

    private final ScreenFixture screen = new ScreenFixture();
    private final AtomicLong nanos = new AtomicLong();
    private final ProgressFeed feed = new ProgressFeed(new ProgressInLines(screen.plain(), nanos::get));

    @Test
    void saysALineAtEveryTenthOfTheFile() {
        feed.start(folder, 1000);

        for (int chunk = 1; chunk <= 100; chunk++) {
            nanos.addAndGet(10_000_000);
            feed.commit(chunk * 10L, 5, chunk % 10 == 0 ? 1 : 0);
        }

        assertThat(screen.err().lines())
                .hasSize(11)
                .startsWith("Loading customers.csv (1,000 bytes)", "   10 %  50 rows  500 rows/s  1 reject  ETA 0:01")
                .endsWith("  100 %  500 rows  500 rows/s  10 rejects  ETA 0:00");
    }

    @Test
    void saysALineEveryFiveSecondsOfASlowFile() {
        feed.start(folder, 1_000_000);

        for (int second = 1; second <= 12; second++) {
            nanos.addAndGet(1_000_000_000);
            feed.commit(second * 100L, 1, 0);
        }

        assertThat(screen.err().lines()).hasSize(3).endsWith("    0 %  10 rows  1.0 rows/s  0 rejects  ETA 2:46:30");
    }

    @Test
    void knowsNoShareOfAnEmptyFile() {
        feed.start(folder, 0);
        feed.commit(0, 0, 0);

        assertThat(screen.err()).contains("100 %").contains("0 rows");
    }

    @Test
    void countsAResumedFileFromItsFirstByte() {
        feed.start(folder, 1000);
        nanos.addAndGet(1_000_000_000);

        feed.commit(500, 10, 0);

        assertThat(feed.progress().state()).isEqualTo(new State(500, 10, 0));
        assertThat(feed.progress().share()).isEqualTo(0.5);
    }

    @Test
    void passesOnWhatIsSignalled() {
        feed.start(folder, 10);

        feed.signal("waiting for the lease");

        assertThat(screen.err().lines()).endsWith("  waiting for the lease");
    }

    @Test
    void countsTheShareOfALimit() {
        feed.start(folder, 1000, 50);

        feed.commit(100, 25, 0);

        assertThat(feed.progress().share()).isEqualTo(0.5);
    }
}

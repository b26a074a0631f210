package dev.etlpipeline.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MeterTest {

    @Test
    void countsOnlyWhileTheClockIsOn() throws Exception {
        AtomicLong off = new AtomicLong();
        long start = System.nanoTime();

        Sample sample = Meter.measure(meter -> {
            meter.off();
            off.set(work());
            meter.on();
            work();
            return 7;
        });

        long all = System.nanoTime() - start;
        assertThat(sample.rows()).isEqualTo(7);
        assertThat(sample.wall().toNanos()).isPositive().isLessThanOrEqualTo(all - off.get());
        assertThat(sample.heap()).isPositive();
    }

    @Test
    void passesOnWhatTheWorkThrows() {
        assertThatThrownBy(() -> Meter.measure(meter -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Something that takes time; nanoseconds that it took. */
    private static long work() {
        long start = System.nanoTime();
        long sum = 0;
        for (int i = 0; i < 5_000_000; i++) {
            sum += Integer.toString(i).length();
        }
        return sum > 0 ? System.nanoTime() - start : 0;
    }
}

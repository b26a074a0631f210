package dev.etlpipeline.governance.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenValuesTest {

    @Test
    void remembersAllThatItHasRoomFor() {
        SeenValues seen = new SeenValues(100_000);

        LongStream.rangeClosed(1, 100_000).map(i -> i * 0x9E3779B97F4A7C15L).forEach(seen::add);

        assertThat(LongStream.rangeClosed(1, 100_000).map(i -> i * 0x9E3779B97F4A7C15L))
                .allMatch(seen::contains);
        assertThat(seen.contains(42)).isFalse();
        assertThat(seen.forgotten()).isZero();
    }

    @Test
    void saysHowManyItForgot() {
        SeenValues seen = new SeenValues(2);

        LongStream.of(5, 6, 7, 5, 8).forEach(seen::add);

        assertThat(seen.contains(6)).isTrue();
        assertThat(seen.contains(7)).isFalse();
        assertThat(seen.forgotten()).isEqualTo(2);
    }
}

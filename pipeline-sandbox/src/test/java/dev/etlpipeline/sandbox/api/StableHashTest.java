package dev.etlpipeline.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StableHashTest {

    /** Another value means another world: every simulated company and place would change. */
    @Test
    void staysWhatItIs() {
        assertThat(StableHash.of("")).isEqualTo(-1166397803181037274L);
        assertThat(StableHash.below(10_000_000, "ACME LIMITED")).isEqualTo(6750102);
        assertThat(StableHash.share("M1 1AA")).isEqualTo(0.6127355116933393);
    }

    @Test
    void spreadsEvenly() {
        int[] counts = new int[10];
        IntStream.range(0, 10_000).forEach(i -> counts[StableHash.below(10, "key " + i)]++);

        assertThat(Arrays.stream(counts)).allMatch(count -> count > 850 && count < 1150);
    }
}

package dev.etlpipeline.sandbox.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 16, 17, 1000, 65_536})
    void aShuffledFileHoldsEveryKeyOnce(long rows) {
        Set<Long> places = new HashSet<>();
        Shuffle shuffle = new Shuffle(rows, 7);

        LongStream.range(0, rows).forEach(index -> places.add(shuffle.place(index)));

        assertThat(places).hasSize((int) rows).allMatch(place -> place >= 0 && place < rows);
    }

    @Test
    void aShuffledFileIsInNoOrderAndTheSeedSaysInWhich() throws IOException {
        List<String> one = ids(1, new Keys(1, true));

        assertThat(one).isNotEqualTo(sorted(one)).isEqualTo(ids(1, new Keys(1, true)));
        assertThat(ids(2, new Keys(1, true))).isNotEqualTo(one);
        assertThat(sorted(one)).isEqualTo(ids(1, Keys.ASCENDING));
        assertThat(neighbours(one))
                .as("keys that still stand beside their next")
                .isLessThan(5);
    }

    @Test
    void filesFollowEachOtherOrOverlap() throws IOException {
        assertThat(ids(1, new Keys(501, false))).startsWith("10000501").endsWith("10000700");
        assertThat(ids(1, new Keys(601, true)))
                .hasSize(200)
                .contains("10000601", "10000800")
                .doesNotContain("10000600");
    }

    @Test
    void whatStandsInARecordDoesNotDependOnItsKey() throws IOException {
        List<String> ascending = lines(1, Keys.ASCENDING);
        List<String> shuffled = lines(1, new Keys(5000, true));

        for (int i = 1; i < ascending.size(); i++) {
            assertThat(shuffled.get(i).substring(8)).isEqualTo(ascending.get(i).substring(8));
        }
    }

    @Test
    void refusesKeysBeyondTheLast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Keys(0, false))
                .withMessage("the first key must be 1 or more, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines(1, new Keys(89_999_900, false)))
                .withMessage("200 rows from key 89999900 on go beyond the last key, 89999999");
    }

    private static List<String> lines(long seed, Keys keys) throws IOException {
        StringWriter out = new StringWriter();
        new CustomerGenerator(seed, 0, keys).generate(200, out, bad -> {});
        return out.toString().lines().toList();
    }

    private static List<String> ids(long seed, Keys keys) throws IOException {
        return lines(seed, keys).stream()
                .skip(1)
                .map(line -> line.substring(0, 8))
                .toList();
    }

    private static List<String> sorted(List<String> ids) {
        List<String> sorted = new ArrayList<>(ids);
        sorted.sort(null);
        return sorted;
    }

    private static long neighbours(List<String> ids) {
        return LongStream.range(1, ids.size())
                .filter(i -> Long.parseLong(ids.get((int) i)) == Long.parseLong(ids.get((int) i - 1)) + 1)
                .count();
    }
}

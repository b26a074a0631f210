package dev.etlpipeline.core.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistinctValuesTest {

    @Test
    void knowsThatEveryValueWasAnotherOne() {
        DistinctValues values = DistinctValues.tolerant();

        IntStream.range(0, 100_000).forEach(number -> values.add("value " + number));

        assertThat(values.unique()).isTrue();
        assertThat(values.kept()).isEqualTo(100_000);
    }

    @Test
    void givesUpAndFreesItsMemoryWhereTooManyRepeat() {
        DistinctValues values = DistinctValues.tolerant();

        IntStream.range(0, 1_000).forEach(number -> values.add("value " + number % 100));

        assertThat(values.unique()).isFalse();
        assertThat(values.alive()).isFalse();
        assertThat(values.kept()).isZero();
    }

    @Test
    void countsAFewRepetitionsAsMistakes() {
        DistinctValues values = DistinctValues.tolerant();

        IntStream.range(0, 1_000).forEach(number -> values.add("value " + Math.max(number, 10)));

        assertThat(values.alive()).isTrue();
        assertThat(values.unique()).isFalse();
        assertThat(values.repeated()).isEqualTo(10);
    }

    @Test
    void leavesACombinationBehindWithItsFirstRepetition() {
        DistinctValues values = DistinctValues.strict();

        List.of("a", "b", "a").forEach(values::add);

        assertThat(values.alive()).isFalse();
    }

    @Test
    void provesNothingBehindThePlaceWhereItGaveUp() {
        DistinctValues values = DistinctValues.tolerant();
        values.add("a");

        values.giveUp();

        assertThat(values.unique()).isFalse();
        assertThat(values.unproven()).isTrue();
        assertThat(values.kept()).isZero();
    }

    @Test
    void tellsValuesApartWhoseTextsTogetherAreEqual() {
        long left = DistinctValues.hash(DistinctValues.hash(0, "ab"), "c");
        long right = DistinctValues.hash(DistinctValues.hash(0, "a"), "bc");

        assertThat(left).isNotEqualTo(right);
    }
}

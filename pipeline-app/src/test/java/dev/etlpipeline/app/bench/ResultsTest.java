package dev.etlpipeline.app.bench;

import static dev.etlpipeline.app.bench.Figure.AGAIN;
import static dev.etlpipeline.app.bench.Figure.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsTest {

    @Test
    void takesTheMedianOfTheRounds() {
        Results results = Samples.results(FIRST, 300, FIRST, 100, FIRST, 200);

        assertThat(results.median(FIRST).rowsPerSecond()).isEqualTo(200);
    }

    @Test
    void takesTheSlowerOfTwoInTheMiddle() {
        Results results = Samples.results(FIRST, 300, FIRST, 100);

        assertThat(results.median(FIRST).rowsPerSecond()).isEqualTo(100);
    }

    @Test
    void comparesFiguresOfOneRound() {
        Results results = Samples.results(FIRST, 100, AGAIN, 200, FIRST, 10, AGAIN, 30, FIRST, 50, AGAIN, 50);

        assertThat(results.ratio(AGAIN, FIRST)).hasValue(2);
    }

    @Test
    void hasNoRatioOfWhatWasNotMeasured() {
        assertThat(Samples.results(FIRST, 100).ratio(AGAIN, FIRST)).isEmpty();
    }
}

package dev.etlpipeline.observability.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.etlpipeline.observability.report.Curve.Point;
import dev.etlpipeline.observability.report.RunFigures.Sample;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingsTest {

    @Test
    void samplesStayFewAndSpanTheRun() {
        Samples samples = new Samples();
        for (int i = 0; i < 10_000; i++) {
            samples.offer(new Sample(i, i, 1));
        }

        List<Sample> kept = samples.endingWith(new Sample(10_000, 10_000, 1));

        assertThat(kept).hasSizeBetween(150, 402);
        assertThat(kept.get(0).atMs()).isZero();
        assertThat(kept.get(kept.size() - 1).atMs()).isEqualTo(10_000);
        for (int i = 1; i < kept.size(); i++) {
            assertThat(kept.get(i).atMs() - kept.get(i - 1).atMs()).isBetween(1L, 64L);
        }
    }

    @Test
    void throughputAddsUpToTheRowsOfTheRun() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i <= 50; i++) {
            samples.add(new Sample(i * 200L, i * 100L, 1));
        }

        List<Point> points = Throughput.of(samples, 10_000);

        assertThat(points).allSatisfy(point -> assertThat(point.value()).isCloseTo(500, within(0.01)));
    }

    @Test
    void barsShareOneScale() {
        String html = new Bars("Times")
                .add("a<b", 50, "50 ms")
                .add("c", 100, "100 ms")
                .html();

        assertThat(html).contains("a&lt;b", "width=\"50.0\"", "width=\"100.0\"", "50 ms");
    }

    @Test
    void aCurveStaysInItsFrame() {
        List<Point> points = List.of(new Point(0, 0), new Point(500, 10), new Point(1000, 40));

        String html = Curve.html("Rows", points, 1000, 20, "20 at most", "1 s");

        assertThat(html).contains("d=\"M0.0 120.0 L300.0 60.0 L600.0 0.0\"", "aria-label=\"Rows\"");
    }

    @Test
    void percentilesOfSeveralTimersAreReadFromTheirBuckets() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Duration[] bounds = {Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1)};
        Timer good = Timer.builder("good").serviceLevelObjectives(bounds).register(registry);
        Timer bad = Timer.builder("bad").serviceLevelObjectives(bounds).register(registry);
        for (int i = 0; i < 90; i++) {
            good.record(Duration.ofMillis(5));
        }
        for (int i = 0; i < 10; i++) {
            bad.record(Duration.ofMillis(500));
        }

        Percentiles percentiles = new Percentiles(List.of(good, bad));

        assertThat(percentiles.at(0.5)).isBetween(0.0, 10.0);
        assertThat(percentiles.at(0.95)).isBetween(100.0, 500.0);
    }

    @Test
    void noPercentileIsGreaterThanTheGreatest() {
        for (int millis = 200; millis < 400; millis++) {
            Timer one = Timer.builder("one").publishPercentiles(0.95).register(new SimpleMeterRegistry());
            one.record(Duration.ofMillis(millis)); // the timer's own estimate may be some percent too high

            assertThat(new Percentiles(List.of(one)).at(0.95)).isGreaterThan(0).isLessThanOrEqualTo(millis);
        }
    }
}

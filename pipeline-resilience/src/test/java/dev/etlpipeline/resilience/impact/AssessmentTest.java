package dev.etlpipeline.resilience.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.criteria.Criterion;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AssessmentTest {

    private static final Offset<Double> CENT = within(0.01);

    @Test
    @Criterion("failure-impact.2")
    void aShortHistoryIsNotTakenForARate() {
        Runs runs =
                new Runs().add(0, RunState.SUCCEEDED).add(1, RunState.SUSPENDED).add(2, RunState.SUCCEEDED);

        Assessment assessment = assess(runs, 24, Map.of());

        assertThat(assessment.enough()).isFalse();
        Risk risk = risk(assessment, Failure.TRANSIENT);
        assertThat(risk.seen()).isEqualTo(1);
        assertThat(risk.measured()).isFalse();
        assertThat(risk.perYear()).isEqualTo(Failure.TRANSIENT.guess().perYear());
    }

    @Test
    @Criterion("failure-impact.2")
    void aLongHistoryTellsHowOftenAndHowLong() {
        Runs runs = daily(73);
        for (int day : new int[] {3, 20, 40}) {
            runs.add(24 * day + 1, RunState.SUSPENDED).add(24 * day + 1 + day / 10.0, RunState.SUCCEEDED);
        }

        Assessment assessment = assess(runs, 73 * 24, Map.of());

        Risk risk = risk(assessment, Failure.TRANSIENT);
        assertThat(risk.measured()).isTrue();
        assertThat(risk.perYear()).isCloseTo(15, CENT);
        assertThat(risk.timed()).isTrue();
        assertThat(risk.lasts()).isEqualTo(Duration.ofHours(2));
        assertThat(risk.worst()).isEqualTo(Duration.ofHours(4));
        assertThat(risk.likelihood()).isEqualTo(Risk.Likelihood.OFTEN);
    }

    @Test
    void whatNeverCameIsExpectedNoOftenerThanTheSilenceAllows() {
        Assessment assessment = assess(daily(365), 365 * 24, Map.of());

        assertThat(risk(assessment, Failure.DATA).perYear()).isCloseTo(3, CENT);
        assertThat(risk(assessment, Failure.DATA).measured()).isFalse();
        assertThat(risk(assessment, Failure.BUG).perYear())
                .isEqualTo(Failure.BUG.guess().perYear());
    }

    @Test
    void whatIsLostWithTheWarehouseIsNeverMeasured() {
        Assessment assessment = assess(daily(3650), 3650 * 24, Map.of());

        assertThat(risk(assessment, Failure.WAREHOUSE_LOST).perYear())
                .isEqualTo(Failure.WAREHOUSE_LOST.guess().perYear());
    }

    @Test
    @Criterion("failure-impact.2")
    void theCostOfAScenarioFollowsTheFiguresThatAreSet() {
        Map<String, String> settings = Map.of(
                "resilience.impact.assumed.transient.per-year", "10",
                "resilience.impact.assumed.transient.lasts", "PT3H",
                "resilience.impact.assumed.unenriched.lasts", "PT10H",
                "resilience.impact.cost-per-late-load", "500",
                "resilience.impact.staff-per-hour", "50",
                "resilience.impact.handling", "PT1H",
                "resilience.impact.degraded-share", "0.2");

        Assessment assessment = assess(new Runs(), 1, settings);

        Risk away = risk(assessment, Failure.TRANSIENT);
        assertThat(away.each()).isCloseTo(3 * 100 + 500 + 50, CENT);
        assertThat(away.costPerYear()).isCloseTo(8500, CENT);
        assertThat(away.atWorst()).isCloseTo(12 * 100 + 500 + 50, CENT);
        assertThat(risk(assessment, Failure.UNENRICHED).each()).isCloseTo(10 * 100 * 0.2 + 50, CENT);
    }

    @Test
    @Criterion("failure-impact.2")
    void whatTheHistoryCostIsHoursLateLoadsAndWork() {
        Runs runs =
                new Runs().add(0, RunState.SUCCEEDED).add(24, RunState.FAILED).add(30, RunState.SUCCEEDED);
        Map<String, String> settings = Map.of("resilience.impact.cost-per-late-load", "500");

        Assessment assessment = assess(runs, 31, settings);

        assertThat(assessment.spent()).isCloseTo(6 * 100 + 2 * 60 + 500, CENT);
    }

    @Test
    void theSameHoursOfALateLoadAreCountedOnce() {
        Runs runs = new Runs().add(0, RunState.SUCCEEDED).add(30, RunState.SUCCEEDED);

        assertThat(assess(runs, 31, Map.of()).spent()).isCloseTo(4 * 100 + 2 * 60, CENT);
    }

    @Test
    @Criterion("failure-impact.3")
    void everyFailureStandsInTheMatrixOnce() {
        Assessment assessment = assess(new Runs(), 1, Map.of());

        Map<Failure, Integer> cells = new HashMap<>();
        for (Risk.Likelihood likelihood : Risk.Likelihood.values()) {
            for (Risk.Harm harm : Risk.Harm.values()) {
                assessment.at(likelihood, harm).forEach(risk -> cells.merge(risk.failure(), 1, Integer::sum));
            }
        }

        assertThat(cells).hasSize(Failure.values().length);
        assertThat(cells.values()).allMatch(times -> times == 1);
    }

    @Test
    @Criterion("failure-impact.6")
    void measuresStandByWhatTheyGiveForTheirPriceAndRisksRemain() {
        Assessment assessment = assess(new Runs(), 1, Map.of());

        Advice advice = assessment.advice();
        assertThat(advice.recommended()).isNotEmpty().allMatch(Advice.Step::pays);
        assertThat(advice.rejected()).isNotEmpty().noneMatch(Advice.Step::pays);
        assertThat(advice.recommended().size() + advice.rejected().size()).isEqualTo(Measure.values().length);
        double saved =
                advice.recommended().stream().mapToDouble(Advice.Step::saves).sum();
        assertThat(assessment.costPerYear() - saved).isCloseTo(assessment.remainingPerYear(), CENT);
        assertThat(advice.remaining()).hasSize(Failure.values().length);
        assertThat(advice.remaining().values()).allMatch(cost -> cost > 0);
    }

    @Test
    void nothingIsRecommendedWhereHoursCostNothing() {
        Map<String, String> settings = Map.of("resilience.impact.staff-per-hour", "0");

        Assessment assessment = Assessment.of(history(new Runs(), 1), settings(settings), 0);

        assertThat(assessment.advice().recommended()).isEmpty();
        assertThat(assessment.costPerYear()).isZero();
    }

    private static Runs daily(int days) {
        Runs runs = new Runs();
        for (int day = 0; day < days; day++) {
            runs.add(24 * day, RunState.SUCCEEDED);
        }
        return runs;
    }

    private static Risk risk(Assessment assessment, Failure failure) {
        return assessment.risks().stream()
                .filter(risk -> risk.failure() == failure)
                .findFirst()
                .orElseThrow();
    }

    private static Assessment assess(Runs runs, double now, Map<String, String> settings) {
        return Assessment.of(history(runs, now), settings(settings), 100);
    }

    private static History history(Runs runs, double now) {
        return History.of(runs.list(), Duration.ofHours(26), Runs.at(now));
    }

    private static ImpactSettings settings(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("warehouse.url", "jdbc:h2:mem:unused");
        return Settings.of(all, ImpactSettings.class).read(ImpactSettings.class);
    }
}

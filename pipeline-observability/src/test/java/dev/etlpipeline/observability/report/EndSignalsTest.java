package dev.etlpipeline.observability.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.observability.report.RunFigures.Account;
import dev.etlpipeline.observability.report.RunFigures.Api;
import dev.etlpipeline.observability.report.RunFigures.Database;
import dev.etlpipeline.observability.report.RunFigures.Machine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run says at its end. */
class EndSignalsTest {

    private static RunFigures figures(List<Api> apis, long statements, long slow) {
        return new RunFigures(
                RunFigures.VERSION,
                "20260102T030405Z-a1b2c3",
                1,
                "customers",
                "LOAD",
                "SUCCEEDED",
                false,
                "2026-01-02T03:04:05Z",
                1000,
                new Account(0, 0, 0, 0, 0, 0),
                0,
                Map.of(),
                Map.of(),
                Map.of(),
                new Machine(0, 0, 0, 0, 0, 0, 1),
                apis,
                new Database(statements, slow, 12_345, 0, 0, 0, 0, List.of()),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    private static Api api(String name, long calls, long failed) {
        return new Api(name, calls, failed, Map.of(), Map.of(), 0, 118_000, 119_990, 0, 0, 0, null);
    }

    @Test
    void saysHowEachApiAnsweredAndHowManyStatementsWereSlow() {
        List<Signal> signals = EndSignals.of(figures(List.of(api("postcode-api", 1234, 0)), 87, 0));

        assertThat(signals)
                .extracting(Signal::message)
                .containsExactly(
                        "postcode-api: 1,234 calls, half in 118.00 s, 95 % in 119.99 s, none failed",
                        "SQL: 87 statements in 12.35 s, none slow");
        assertThat(signals.get(0).facts()).containsEntry("calls", 1234L).containsEntry("p95_ms", 119_990L);
    }

    @Test
    void fitsATerminalOfEightyColumns() {
        List<Signal> signals = EndSignals.of(
                figures(List.of(api("postcode-api", 123_456, 0), api("company-api", 123_456, 9)), 1_234_567, 120));

        assertThat(signals)
                .allSatisfy(signal -> assertThat("  " + signal.message())
                        .as("as it is printed")
                        .hasSizeLessThanOrEqualTo(80));
        assertThat(signals.get(2).message()).endsWith("120 slow (logs search --event sql.slow)");
    }

    @Test
    void saysNothingWhereNothingWasAsked() {
        assertThat(EndSignals.of(figures(List.of(), 0, 0))).isEmpty();
    }
}

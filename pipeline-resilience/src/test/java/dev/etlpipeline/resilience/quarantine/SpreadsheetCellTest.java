package dev.etlpipeline.resilience.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTest {

    @ParameterizedTest
    @CsvSource({"=1+1", "+44 20", "-5", "@SUM(A1)"})
    void guardsWhatASpreadsheetWouldReckon(String value) {
        assertThat(SpreadsheetCell.guarded(value)).isEqualTo("'" + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ann", "'t Hooft", "''", "=1", "'=1", "5-3", "'", "\tx"})
    void comesBackAsItWas(String value) {
        assertThat(SpreadsheetCell.unguarded(SpreadsheetCell.guarded(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'0123", "'Ann"})
    void leavesAnApostropheThatGuardsNothing(String cell) {
        assertThat(SpreadsheetCell.unguarded(cell)).isEqualTo(cell);
    }
}

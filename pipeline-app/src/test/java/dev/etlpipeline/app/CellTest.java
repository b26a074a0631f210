package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTest {

    @Test
    void writesOutWhatWouldMoveTheCursorOrTurnTheLine() {
        assertThat(Cell.visible("a\u001B[31mb\tc\nd\u202Ee")).isEqualTo("a\\u001B[31mb\\tc\\nd\\u202Ee");
        assertThat(Cell.visible("Ωμέγα 山田 O'Neill")).isEqualTo("Ωμέγα 山田 O'Neill");
    }

    @Test
    void countsColumnsAsATerminalDoes() {
        assertThat(Cell.width("abc")).isEqualTo(3);
        assertThat(Cell.width("山田")).isEqualTo(4);
        assertThat(Cell.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void fillsUpOrCutsToTheWidth() {
        assertThat(Cell.fitted("ab", 4)).isEqualTo("ab  ");
        assertThat(Cell.fitted("abcdef", 4)).isEqualTo("abc…");
        assertThat(Cell.fitted("山田太郎", 6)).isEqualTo("山田… ");
        assertThat(Cell.width(Cell.fitted("山田太郎", 6))).isEqualTo(6);
    }
}

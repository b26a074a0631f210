package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final Screen.Terminals BOTH = new Screen.Terminals(true, true, 132);

    @Test
    void hasColoursAndABarOnTerminalsOnly() {
        assertThat(screen(BOTH, Map.of("TERM", "xterm")).colours()).isTrue();
        assertThat(screen(BOTH, Map.of("TERM", "xterm")).live()).isTrue();
        assertThat(screen(new Screen.Terminals(false, true, 80), Map.of()).colours())
                .isFalse();
        assertThat(screen(new Screen.Terminals(true, false, 80), Map.of()).live())
                .isFalse();
    }

    @Test
    void honoursNoColorUnlessItIsEmpty() {
        assertThat(screen(BOTH, Map.of("NO_COLOR", "1")).colours()).isFalse();
        assertThat(screen(BOTH, Map.of("NO_COLOR", "1")).live()).isTrue();
        assertThat(screen(BOTH, Map.of("NO_COLOR", "")).colours()).isTrue();
    }

    @Test
    void isPlainOnADumbTerminal() {
        Screen screen = screen(BOTH, Map.of("TERM", "dumb"));

        assertThat(screen.colours()).isFalse();
        assertThat(screen.live()).isFalse();
    }

    @Test
    void isAsWideAsTheTerminal() {
        assertThat(screen(BOTH, Map.of()).width()).isEqualTo(132);
    }

    private static Screen screen(Screen.Terminals terminals, Map<String, String> environment) {
        return Screen.of(System.out, System.err, terminals, environment);
    }
}

package dev.etlpipeline.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private final Options options =
            Options.of(Map.of("one", "1", "many", List.of("a", "b"), "map", Map.of("from", "to"), "on", "true"));

    @Test
    void givesWhatIsThere() {
        assertThat(options.text("one")).isEqualTo("1");
        assertThat(options.number("one")).isEqualTo(BigDecimal.ONE);
        assertThat(options.texts("one")).containsExactly("1");
        assertThat(options.texts("many")).containsExactly("a", "b");
        assertThat(options.pairs("map")).isEqualTo(Map.of("from", "to"));
        assertThat(options.flag("on", false)).isTrue();
    }

    @Test
    void givesTheDefaultForWhatIsNot() {
        assertThat(options.text("none")).isNull();
        assertThat(options.text("none", "x")).isEqualTo("x");
        assertThat(options.number("none")).isNull();
        assertThat(options.texts("none")).isEmpty();
        assertThat(options.pairs("none")).isEmpty();
        assertThat(options.flag("none", true)).isTrue();
    }

    @Test
    void refusesValuesOfAnotherKind() {
        assertThatThrownBy(() -> options.number("on"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option on must be a number, but is 'true'");
        assertThatThrownBy(() -> options.pairs("one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option one must be a mapping such as {from: to}");
        assertThatThrownBy(() -> options.flag("one", true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option one must be true or false, but is '1'");
    }

    @Test
    void refusesOptionsThatNobodyReads() {
        assertThatThrownBy(() -> options.allowOnly("one", "many", "mop", "on"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown option map; did you mean mop?");
    }
}

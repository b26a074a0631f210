package dev.etlpipeline.governance.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShapeOfTest {

    @Test
    void showsFormAndNoContent() {
        assertThat(ShapeOf.value("Ann.O'Neil@company.com")).isEqualTo("xxx.x'xxxx@xxxxxxx.xxx");
        assertThat(ShapeOf.value("SW1A 1AA")).isEqualTo("xx9x 9xx");
        assertThat(ShapeOf.value(LocalDate.of(1980, 1, 2))).isEqualTo("9999-99-99");
        assertThat(ShapeOf.value("Zoë £5\n")).isEqualTo("xxx ?9?");
        assertThat(ShapeOf.value(null)).isEqualTo("(none)");
        assertThat(ShapeOf.value("  ")).isEqualTo("(blank)");
        assertThat(ShapeOf.value("a".repeat(100))).isEqualTo("x".repeat(40) + "...");
    }

    @Test
    void takesTheShapeOfWhatIsGoneFromTheReason() {
        assertThat(ShapeOf.said("must be a date; its shape is 99/AAA/9999")).contains("99/xxx/9999");
        assertThat(ShapeOf.said("must have a value, but has none")).isEmpty();
    }
}

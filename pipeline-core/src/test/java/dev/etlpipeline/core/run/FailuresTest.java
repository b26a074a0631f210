package dev.etlpipeline.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.warehouse.WarehouseException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final String VALUE = "Ann Payload";

    @Test
    void saysTheMessageOfOurOwnAndTheClassOfOthers() {
        assertThat(Failures.describe(new WarehouseException("the table is away")))
                .isEqualTo("the table is away");
        assertThat(Failures.describe(new NumberFormatException(VALUE))).isEqualTo("java.lang.NumberFormatException");
        assertThat(Failures.describe(new RunStopped(RunState.FAILED, "enough", null)))
                .isEqualTo("enough");
    }

    @Test
    void saysWhatToDoWhereMemoryRanOut() {
        assertThat(Failures.describe(new OutOfMemoryError("Java heap space")))
                .contains("OutOfMemoryError", "-Xmx", "load.chunk-bytes", "load.chunks-in-flight");
    }

    @Test
    void saysOfADatabasesErrorWhatQuotesNoRow() {
        assertThat(Failures.describe(new SQLException("Table X not found", "42S02", 208)))
                .contains("Table X not found", "42S02");
        assertThat(Failures.describe(new SQLException("duplicate key " + VALUE, "23505", 2627)))
                .doesNotContain(VALUE)
                .contains("23505");
    }

    @Test
    void logsClassesAndStacksWithoutForeignMessages() {
        IllegalStateException cause = new IllegalStateException(VALUE);
        cause.addSuppressed(new IllegalArgumentException(VALUE));
        WarehouseException failure = new WarehouseException("the table is away", cause);

        String log = printed(Failures.safe(failure));

        assertThat(log)
                .doesNotContain(VALUE)
                .contains(
                        "WarehouseException: the table is away",
                        "java.lang.IllegalStateException",
                        "java.lang.IllegalArgumentException",
                        "FailuresTest.logsClassesAndStacks");
    }

    @Test
    void logsCausesThatGoInCircles() {
        Exception one = new Exception(VALUE);
        Exception two = new Exception(VALUE, one);
        one.initCause(two);

        assertThat(printed(Failures.safe(one))).doesNotContain(VALUE);
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}

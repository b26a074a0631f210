package dev.etlpipeline.resilience.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.call.OperationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That docs/resilience/retry.md says what the code does. */
class RetryPageTest {

    private static final Path PAGE = Path.of("..", "docs", "resilience", "retry.md");

    @Test
    void saysWhatIsTriedAgainHowOftenAndHowLong() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        Map<OperationKind, RetryLimits> limits = RetryLimits.of(Attempts.settings());

        limits.forEach((kind, limit) -> assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("| " + kind + ":")
                        .contains("| " + limit.attempts() + " | " + words(limit.budget()) + " |")));
        assertThat(lines.stream().filter(line -> line.matches("\\| [A-Z_]+: .*")))
                .hasSize(limits.size());
    }

    private static String words(Duration time) {
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    @Test
    void listsTheSignals() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(
                        "| `" + RetryNews.ATTEMPT + "` |",
                        "| `" + RetryNews.SUCCEEDED + "` |",
                        "| `" + RetryNews.EXHAUSTED + "` |",
                        "| `" + RetryNews.DECLINED + "` |",
                        "| `" + HeldBackCalls.HELD_BACK + "` |");
    }
}

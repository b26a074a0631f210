package dev.etlpipeline.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {

    private static final TestResult PASSED =
            new TestResult(Outcome.PASSED, Instant.parse("2026-01-02T12:00:00Z"), "a.ATest", "a.Contract", "holds");

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasWritten() throws IOException {
        ResultsFile file = new ResultsFile(folder.resolve("new/results.tsv"));

        file.merge(List.of(PASSED));

        assertThat(file.read()).containsExactly(PASSED);
    }

    @Test
    void replacesAnEarlierResultOfTheSameMethod() throws IOException {
        ResultsFile file = new ResultsFile(folder.resolve("results.tsv"));
        TestResult failed =
                new TestResult(Outcome.FAILED, Instant.parse("2026-01-03T12:00:00Z"), "a.ATest", "a.Contract", "holds");
        file.merge(List.of(PASSED));

        file.merge(List.of(failed));

        assertThat(file.read()).containsExactly(failed);
    }

    @Test
    void leavesOutLinesThatAreNotUnderstood() throws IOException {
        Path results = folder.resolve("results.tsv");
        Files.write(results, List.of("PASSED\tyesterday\ta\ta\tm", "MAYBE\t2026-01-02T12:00:00Z\ta\ta\tm", "x", ""));

        assertThat(new ResultsFile(results).read()).isEmpty();
    }

    @Test
    void leavesNothingElseBehindButItsLock() throws IOException {
        new ResultsFile(folder.resolve("results.tsv")).merge(List.of(PASSED));

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("results.tsv", "results.tsv.lock");
    }

    @Test
    void keepsWhatIsWrittenSideBySide() {
        Path results = folder.resolve("results.tsv");

        IntStream.range(0, 40).parallel().forEach(i -> {
            try {
                new ResultsFile(results)
                        .merge(List.of(
                                new TestResult(Outcome.PASSED, PASSED.at(), "a.ATest", "a.Contract", "method" + i)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(results)
                .satisfies(file -> assertThat(Files.readAllLines(file)).hasSize(40));
    }
}

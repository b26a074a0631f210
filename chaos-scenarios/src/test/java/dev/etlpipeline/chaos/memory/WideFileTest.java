package dev.etlpipeline.chaos.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WideFileTest {

    @TempDir
    Path folder;

    private Path write(WideFile shape) throws IOException {
        Path file = folder.resolve("customers.csv");
        shape.write(file, 3);
        return file;
    }

    @Test
    void addsAColumnThatNobodyDeclares() throws IOException {
        List<String> lines = Files.readAllLines(write(WideFile.of(20, 1_000)));

        assertThat(lines).hasSize(21);
        assertThat(lines.get(0)).startsWith("customer_id,").endsWith(",registration_date,notes");
        assertThat(lines.subList(1, 21)).allSatisfy(line -> assertThat(line).hasSizeGreaterThan(500));
    }

    @Test
    void makesSomeRecordsWide() throws IOException {
        List<String> lines = Files.readAllLines(write(WideFile.narrowBut(10, 5, 4, 5, 100_000)));

        assertThat(lines.get(3)).hasSizeLessThan(1_000);
        assertThat(lines.get(4)).hasSizeGreaterThan(100_000);
        assertThat(lines.get(5)).hasSizeGreaterThan(100_000);
        assertThat(lines.get(6)).hasSizeLessThan(1_000);
    }

    @Test
    void isAsManyHeapsAsItIsSaidToBe() throws IOException {
        Pace pace = Pace.of(Speed.TEST);
        long heaps = pace.times() * (pace.heap() * Pace.MEGABYTE);

        long bytes = Files.size(write(pace.large()));

        assertThat(bytes).isBetween(heaps, heaps * 11 / 10);
    }
}

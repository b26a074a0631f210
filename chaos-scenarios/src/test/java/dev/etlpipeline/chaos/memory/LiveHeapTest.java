package dev.etlpipeline.chaos.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.memory.GcLog.Live;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveHeapTest {

    private static final int HEAP = 64;

    @TempDir
    Path folder;

    /** Twenty collections, one a second. */
    private static LiveHeap heap(IntToLongFunction megabytes) {
        return new LiveHeap(
                HEAP,
                IntStream.range(0, 20)
                        .mapToObj(second -> new Live(second, megabytes.applyAsLong(second)))
                        .toList());
    }

    @Test
    void isFineWhereItMovesUpAndDown() {
        LiveHeap steady = heap(second -> 30 + second % 3);

        assertThat(steady.withinShare().isBroken()).isFalse();
        assertThat(steady.withoutSlope().isBroken()).isFalse();
    }

    @Test
    void mayGrowWhileAllIsNew() {
        LiveHeap warming = heap(second -> second < 5 ? 10 + 4L * second : 30);

        assertThat(warming.withoutSlope().isBroken()).isFalse();
    }

    @Test
    void isBrokenWhereItGrowsWithTheFile() {
        LiveHeap leaking = heap(second -> 10 + second);

        Finding slope = leaking.withoutSlope();

        assertThat(slope.isBroken()).isTrue();
        assertThat(slope.evidence()).startsWith("+14.0 MB");
    }

    @Test
    void isBrokenWhereOneCollectionLeavesTooMuch() {
        LiveHeap once = heap(second -> second == 11 ? 45 : 20);

        assertThat(once.withinShare().isBroken()).isTrue();
        assertThat(once.withinShare().evidence()).startsWith("at most 45 of 64 MB");
    }

    @Test
    void isBrokenWhereThereIsTooLittleToSeeIt() {
        LiveHeap blind = new LiveHeap(HEAP, List.of(new Live(1, 10), new Live(2, 10)));

        assertThat(blind.withinShare().isBroken()).isTrue();
        assertThat(blind.withoutSlope().isBroken()).isTrue();
    }

    @Test
    void isReadFromFullCollectionsOnly() throws IOException {
        Path log = Files.writeString(folder.resolve("gc.log"), """
                [0.010s][gc,init       ] Heap Max Capacity: 24M
                [5.806s][gc,start      ] GC(13) Pause Full (Metadata GC Threshold)
                [5.820s][gc             ] GC(13) Pause Full (Metadata GC Threshold) 14M->8M(23M) 59.193ms
                [7.200s][gc             ] GC(19) Pause Young (Allocation Failure) 20M->18M(23M) 1.5ms
                [7.341s][gc             ] GC(20) Pause Full (System.gc()) 18M->14M(23M) 96.754ms
                [7.341s][gc,cpu         ] GC(20) User=0.04s Sys=0.00s Real=0.04s
                """);

        assertThat(GcLog.read(log)).containsExactly(new Live(5.820, 8), new Live(7.341, 14));
    }
}

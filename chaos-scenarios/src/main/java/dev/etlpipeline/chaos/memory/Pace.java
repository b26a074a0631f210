package dev.etlpipeline.chaos.memory;

import dev.etlpipeline.chaos.experiment.Speed;
import java.time.Duration;

/**
 * How little memory there is, and how much data.
 *
 * @param heap    of the process that loads, in MB
 * @param times   how many heaps the large file is
 * @param rows    of the large file
 * @param others  how many heaps the files are that other things are done to
 * @param field   the huge one, in MB
 * @param latency of the slow database's answers
 * @param judged  whether the large file's throughput is, or only told
 */
record Pace(int heap, int times, int rows, double others, int field, Duration latency, boolean judged) {

    static final long MEGABYTE = 1 << 20;

    /** Rows of a chunk in the file that goes wide. */
    static final int CHUNK = 100;

    /** Where it does: behind so many rows, which are whole chunks. */
    static final int MIDDLE = 15 * CHUNK;

    private static final int OTHER_ROWS = 1_000;

    /** Number of the record with the huge field. */
    static final int HUGE = OTHER_ROWS / 2;

    /** Characters of a record beside the free text, about. */
    private static final int PLAIN = 155;

    static Pace of(Speed speed) {
        return switch (speed) {
            case TEST -> new Pace(48, 3, 1_500, 1.5, 40, Duration.ofMillis(5), false);
            case DEMO -> new Pace(40, 20, 10_000, 2, 100, Duration.ofMillis(3), false);
            case FULL -> new Pace(64, 20, 1_000_000, 5, 100, Duration.ofMillis(10), true);
        };
    }

    /** What travels at once is a part of the heap, whatever its size. */
    int chunkBytes() {
        return (int) (heap * MEGABYTE / 48);
    }

    WideFile large() {
        return WideFile.of(rows, width(times, rows));
    }

    /** As large as the heap, of records as the large file has them. */
    WideFile heapful() {
        return WideFile.of(rows / times, width(times, rows));
    }

    WideFile other() {
        return WideFile.of(OTHER_ROWS, width(others, OTHER_ROWS));
    }

    WideFile allBad() {
        return WideFile.allBad(OTHER_ROWS, width(others, OTHER_ROWS));
    }

    /** The record in the middle has a field that is larger than all of the heap. */
    WideFile hugeField() {
        return WideFile.narrowBut(OTHER_ROWS, PLAIN, HUGE, HUGE, (int) (field * MEGABYTE));
    }

    /** In the middle there is a chunk whose records are larger than the heap, taken together. */
    WideFile wideMiddle() {
        int wide = (int) (heap * MEGABYTE * 5 / 4 / CHUNK);
        int rows = MIDDLE + CHUNK + MIDDLE * 2 / 3;
        return WideFile.narrowBut(rows, PLAIN, MIDDLE + 1, MIDDLE + CHUNK, wide);
    }

    /** Far more than a load takes, also on a machine that is busy with other things. */
    Duration patience() {
        return Duration.ofMinutes(judged ? 60 : 3);
    }

    /** A little more than that many heaps, taken together. */
    private int width(double heaps, int records) {
        return (int) (heaps * heap * MEGABYTE / records * 1.03) - PLAIN;
    }
}

package dev.etlpipeline.testkit;

import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What it costs to find the rows that the database refuses: the time of a chunk with so many of them over that of a clean
 * chunk, the median of seven turns after a warm-up. Not a test; its main takes {@code h2} or {@code sqlserver} and the rows
 * of a chunk.
 */
final class RefusedRowsMeasure {

    private static final int TURNS = 7;
    private static final int WIDTH = 22;

    private RefusedRowsMeasure() {}

    public static void main(String[] args) throws Exception {
        int size = Integer.parseInt(args[1]);
        TestDatabase database = args[0].equals("h2")
                ? H2Databases.inFolder(Files.createTempDirectory("refused-measure"))
                : SqlServerDatabases.orSkip();
        List<Column> columns = new ArrayList<>(List.of(Column.text("id", 20).asKey()));
        for (int i = 0; i < WIDTH; i++) {
            columns.add(Column.text("c" + i, 50));
        }
        try (LoadBench bench = new LoadBench(database, TestPipelines.of(columns))) {
            bench.refusals((chunk, refusal) -> true);
            bench.execute("ALTER TABLE " + bench.target() + " ADD CONSTRAINT ck_"
                    + bench.table().spec().table() + " CHECK (c0 <> 'bad')");
            for (int bad : new int[] {0, 1, 5, 11, 50, size / 10, size}) {
                measure(bench, size, bad);
            }
        }
    }

    private static void measure(LoadBench bench, int size, int bad) throws Exception {
        double[] ratios = new double[TURNS];
        for (int turn = -2; turn < TURNS; turn++) {
            double clean = seconds(bench, size, 0);
            double refused = seconds(bench, size, bad);
            if (turn >= 0) {
                ratios[turn] = refused / clean;
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT, "%d of %d rows refused: %.1f x a clean chunk's time%n", bad, size, ratios[TURNS / 2]);
    }

    private static double seconds(LoadBench bench, int size, int bad) throws Exception {
        bench.execute("DELETE FROM " + bench.target());
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < size; place++) {
            Object[] values = new Object[WIDTH + 1];
            Arrays.fill(values, "value " + place);
            values[0] = String.format(Locale.ROOT, "k%06d", place);
            values[1] = bad > 0 && place % (size / bad) == 0 && place / (size / bad) < bad ? "bad" : "good";
            rows.add(bench.row(place + 1, values));
        }
        long file = bench.newFile();
        long start = System.nanoTime();
        LoadedChunk loaded = bench.load(file, rows);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (loaded.counts().quarantined() != bad) {
            throw new IllegalStateException(loaded.counts() + " instead of " + bad);
        }
        return seconds;
    }
}

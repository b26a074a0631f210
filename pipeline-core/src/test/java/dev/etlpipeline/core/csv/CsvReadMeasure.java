package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Compares reading a file by {@link CsvSource} with a bare commons-csv parse of it: rows a second of CPU time, the median of five
 * turns after a warm-up. Not a test; run its main with the number of rows, by default a million.
 */
final class CsvReadMeasure {

    private static final int TURNS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CsvReadMeasure() {}

    @FunctionalInterface
    private interface Reading {
        long rows() throws IOException;
    }

    public static void main(String[] args) throws IOException {
        int rows = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("csv-measure");
        Path file = folder.resolve("customers.csv");
        write(file, rows);
        CsvFixture csv = new CsvFixture(file)
                .optional(List.of("customer_id,first_name,last_name,email,phone,date_of_birth,postcode,company,status,"
                        .concat("registration_date")
                        .split(",")));
        System.out.printf(Locale.ROOT, "%d rows, %d bytes%n", rows, Files.size(file));
        try (InputFile input = csv.input()) {
            long start = System.nanoTime();
            input.identify();
            System.out.printf(Locale.ROOT, "digest %.2f s%n", (System.nanoTime() - start) / 1e9);
            double[] bare = new double[TURNS];
            double[] source = new double[TURNS];
            for (int turn = -1; turn < TURNS; turn++) {
                double bareTurn = rate(() -> bare(file));
                double sourceTurn = rate(() -> source(csv, input));
                if (turn >= 0) {
                    bare[turn] = bareTurn;
                    source[turn] = sourceTurn;
                }
                System.out.printf(Locale.ROOT, "bare %,.0f  source %,.0f rows/s%n", bareTurn, sourceTurn);
            }
            System.out.printf(Locale.ROOT, "median ratio %.2f%n", median(source) / median(bare));
        }
        Files.delete(file);
        Files.delete(folder);
    }

    private static double median(double[] turns) {
        double[] sorted = turns.clone();
        Arrays.sort(sorted);
        return sorted[TURNS / 2];
    }

    private static double rate(Reading reading) throws IOException {
        long start = THREADS.getCurrentThreadCpuTime();
        long rows = reading.rows();
        return rows / ((THREADS.getCurrentThreadCpuTime() - start) / 1e9);
    }

    private static long bare(Path file) throws IOException {
        long rows = 0;
        long length = 0;
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = CSVParser.builder()
                        .setReader(reader)
                        .setFormat(CSVFormat.DEFAULT)
                        .get()) {
            for (CSVRecord fields : parser) {
                rows++;
                length += fields.get(0).length();
            }
        }
        return length == 0 ? 0 : rows;
    }

    private static long source(CsvFixture csv, InputFile input) throws IOException {
        long rows = 0;
        try (CsvSource source = csv.open(input)) {
            Cursor from = Cursor.START;
            while (true) {
                Chunk chunk = source.read(from);
                rows += chunk.rows().size();
                if (chunk.last()) {
                    return rows;
                }
                from = chunk.after();
            }
        }
    }

    private static void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("customer_id,first_name,last_name,email,phone,date_of_birth,postcode,company,status,");
            out.write("registration_date\n");
            for (int i = 0; i < rows; i++) {
                out.write(String.format(
                        Locale.ROOT,
                        "C%08d,Firstname%d,\"O'Surname-%d\",person.number%d@mail%d.example,+44 20 7946 %04d,19%02d-%02d-%02d,"
                                + "SW1A %dAA,\"Company %d, Ltd\",active,2024-%02d-%02d\n",
                        i,
                        i % 997,
                        i % 7919,
                        i,
                        i % 50,
                        i % 10_000,
                        i % 100,
                        1 + i % 12,
                        1 + i % 28,
                        i % 10,
                        i % 5000,
                        1 + i % 12,
                        1 + i % 28));
            }
        }
    }
}

package dev.etlpipeline.sandbox.generator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/**
 * Writes a CSV file that depends on its seed, its number of rows, its share of bad rows and its keys, and on nothing else: no
 * clock, no default locale, time zone or charset. Randomness is {@link Random}, whose algorithm its Javadoc fixes, and
 * of that only {@code nextInt(bound)} and {@code nextDouble()}. Lines end in a line feed; text is UTF-8.
 *
 * <p>Exactly {@code round(rows * badShare)} records are bad, anywhere in the file, and the ways to be bad take turns: as
 * soon as there are as many bad records as ways, each has occurred.
 *
 * <p>Immutable, and safe for use by several threads. Memory does not grow with the number of rows.
 */
public abstract sealed class CsvGenerator permits CustomerGenerator, OrderGenerator {

    public static final double DEFAULT_BAD_SHARE = 0.03;

    private final long seed;
    private final double badShare;
    private final Keys keys;

    /** @throws IllegalArgumentException if {@code badShare} is not between 0 and 1 */
    CsvGenerator(long seed, double badShare, Keys keys) {
        if (!(badShare >= 0 && badShare <= 1)) {
            throw new IllegalArgumentException("badShare must be between 0 and 1, but is " + badShare);
        }
        this.seed = seed;
        this.badShare = badShare;
        this.keys = keys;
    }

    /** The header, in the order of the file. */
    public abstract List<String> columns();

    /** The ways to be bad, in the order in which they take turns. */
    public abstract List<BadKind> badKinds();

    /** The greatest number that a key of this file may hold. */
    public abstract long maxKey();

    /** The key of that number as it is written. */
    public abstract String key(long number);

    /** Sets all columns of a good record. */
    abstract void fill(CsvLine line, String key, Random random);

    /** Makes a good record bad in the given way of {@link #badKinds()}. */
    abstract void spoil(CsvLine line, BadKind kind, Random random);

    /**
     * Writes a file, replacing what stood there.
     *
     * @return the bad records, in the order of the file
     */
    public final List<BadRecord> generate(long rows, Path file) throws IOException {
        List<BadRecord> bad = new ArrayList<>();
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            generate(rows, out, bad::add);
        }
        return bad;
    }

    /** Writes to a stream, which is flushed and left open; {@code bad} hears of each bad record as it is written. */
    public final void generate(long rows, OutputStream out, Consumer<? super BadRecord> bad) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        generate(rows, writer, bad);
        writer.flush();
    }

    /** Writes to a writer, which is left open and should be buffered; {@code bad} hears of each bad record. */
    public final void generate(long rows, Writer out, Consumer<? super BadRecord> bad) throws IOException {
        if (rows < 0) {
            throw new IllegalArgumentException("rows must not be negative, but is " + rows);
        }
        LongUnaryOperator numbers = keys.of(rows, maxKey(), seed);
        Random random = new Random(seed);
        CsvLine line = new CsvLine(columns().size());
        out.write(String.join(",", columns()) + "\n");
        long badTotal = Math.round(rows * badShare);
        long badSoFar = 0;
        for (long number = 1; number <= rows; number++) {
            line.clear();
            fill(line, key(numbers.applyAsLong(number)), random);
            // Selection sampling: of the records left, as many are bad as are still owed.
            if (random.nextDouble() * (rows - number + 1) < badTotal - badSoFar) {
                BadKind kind = badKinds().get((int) (badSoFar++ % badKinds().size()));
                spoil(line, kind, random);
                bad.accept(new BadRecord(number, kind));
            }
            line.writeTo(out);
        }
    }

    /** The bad records of the file of that many rows, without writing it. */
    public final List<BadRecord> badRecords(long rows) {
        List<BadRecord> bad = new ArrayList<>();
        try {
            generate(rows, Writer.nullWriter(), bad::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bad;
    }
}

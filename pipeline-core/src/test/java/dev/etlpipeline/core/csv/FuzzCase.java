package dev.etlpipeline.core.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Bytes made up of what CSV is made of, and how to read them; all of it follows from the seed. */
record FuzzCase(
        long seed,
        byte[] content,
        @Nullable Charset charset,
        @Nullable Character delimiter,
        int maxRecordBytes,
        int chunkRows,
        int chunkBytes,
        boolean packed) {

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("windows-1252"));

    private static final String DELIMITERS = ",;\t|";

    private static final String[] PIECES = {
        "a",
        "b",
        "1",
        " ",
        "\"",
        "\"",
        "\"\"",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\0",
        "\u00e9",
        "\u20ac",
        "\ud83d\ude80",
        "\u0a0d",
        "\u2c22",
        "\ufeff",
        ",",
        ";",
        "\t",
        "|",
        ",\"",
        "\",",
        "\"\n",
        "\" \n",
        "\"x",
        "1,a\n",
        "2,\"b\nc\"\r\n",
    };

    static FuzzCase of(long seed) {
        Random random = new Random(seed);
        Charset written = CHARSETS.get(random.nextInt(CHARSETS.size()));
        char delimiter = DELIMITERS.charAt(random.nextInt(4));
        byte[] content = mutated(random, text(random, delimiter).getBytes(written));
        boolean large = content.length > 10_000;
        return new FuzzCase(
                seed,
                content,
                random.nextInt(3) == 0 ? null : declared(random, written),
                random.nextInt(3) == 0 ? null : delimiter,
                16 + random.nextInt(random.nextBoolean() ? 30 : 3000),
                (large ? 2000 : 1) * (1 + random.nextInt(5)),
                large || random.nextBoolean() ? 1 << 20 : 1 + random.nextInt(60),
                random.nextInt(4) == 0);
    }

    private static Charset declared(Random random, Charset written) {
        if (random.nextInt(10) == 0) {
            return CHARSETS.get(random.nextInt(CHARSETS.size()));
        }
        boolean wide = written.name().startsWith("UTF-16");
        return wide && random.nextInt(4) == 0 ? StandardCharsets.UTF_16 : written;
    }

    private static String text(Random random, char delimiter) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "\ufeff" : "");
        text.append(random.nextInt(10) == 0 ? "" : "id" + delimiter + "name\n");
        int pieces = random.nextInt(80);
        for (int i = 0; i < pieces; i++) {
            String piece = PIECES[random.nextInt(PIECES.length)].replace(',', delimiter);
            text.append(random.nextInt(200) == 0 ? piece.repeat(random.nextInt(2000)) : piece);
        }
        // Longer than a step of the window, which is 65,536.
        return random.nextInt(100) == 0
                ? text.toString().repeat(1 + 150_000 / Math.max(1, text.length()))
                : text.toString();
    }

    private static byte[] mutated(Random random, byte[] content) {
        ByteArrayOutputStream mutated = new ByteArrayOutputStream();
        int rarely = random.nextInt(3) == 0 ? 30 : Integer.MAX_VALUE;
        int header = random.nextInt(4) == 0 ? 0 : Math.min(20, content.length);
        mutated.write(content, 0, header);
        for (int i = header; i < content.length; i++) {
            byte one = content[i];
            switch (random.nextInt(rarely)) {
                case 0 -> mutated.write(random.nextInt(256));
                case 1 -> {}
                case 2 -> mutated.writeBytes(new byte[] {one, one});
                default -> mutated.write(one);
            }
        }
        if (random.nextInt(4) == 0) {
            mutated.write(random.nextInt(256));
        }
        return mutated.toByteArray();
    }

    FuzzCase with(byte[] other) {
        return new FuzzCase(seed, other, charset, delimiter, maxRecordBytes, chunkRows, chunkBytes, packed);
    }

    /** The case with its bytes in a file that is there already, or not yet. */
    CsvFixture in(Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var packing = packed ? new GZIPOutputStream(out) : out) {
            packing.write(content);
        }
        CsvFixture csv = new CsvFixture(file)
                .optional(List.of("id", "name"))
                .undeclared()
                .maxRecordBytes(maxRecordBytes)
                .chunkRows(chunkRows)
                .chunkBytes(chunkBytes);
        if (charset != null) {
            csv.charset(charset);
        }
        return delimiter == null ? csv : csv.delimiter(delimiter);
    }

    @Override
    public String toString() {
        return "seed " + seed + ", charset " + charset + ", delimiter " + delimiter + ", max-record-bytes "
                + maxRecordBytes + ", chunks of " + chunkRows + " rows or " + chunkBytes + " bytes"
                + (packed ? ", gzip" : "") + ", " + content.length + " bytes: "
                + HexFormat.of().formatHex(Arrays.copyOf(content, Math.min(content.length, 500)));
    }
}

package dev.etlpipeline.chaos.corruptinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.etlpipeline.sandbox.generator.CustomerGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file of customers in which so many records are bad, the kinds taking turns, together with the verdict on each
 * record. Depends on its seed and on nothing else. The file begins with a byte order mark and mixes all three ends of lines;
 * as many records again look damaged and are good; some keys come twice.
 */
final class Corruptor {

    /** What {@code csv.max-record-bytes} is to be set to. */
    static final int MOST_BYTES = 4_096;

    /** Ways to be bad wherever the target has no constraint of its own. */
    static final List<Damage> BAD = List.of(Damage.values()).stream()
            .filter(damage -> damage.isBad() && damage != Damage.BORN_LONG_AGO && damage != Damage.CUT_OFF)
            .toList();

    private static final List<Damage> HARMLESS =
            List.of(Damage.values()).stream().filter(damage -> !damage.isBad()).toList();

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};
    private static final int TWICE = 5;

    private final Path folder;
    private final Random random;
    private final List<Damage> ways;
    private final CustomerGenerator generator;
    private final Damage[] damages;
    private final List<List<String>> plain = new ArrayList<>();

    private Corruptor(Path folder, long seed, int rows, List<Damage> ways) {
        this.folder = folder;
        this.random = new Random(seed);
        this.ways = ways;
        this.generator = new CustomerGenerator(seed, 0);
        this.damages = new @Nullable Damage[rows];
    }

    /**
     * Writes {@code damaged.csv} and {@code plain.csv}.
     *
     * @param ways to be bad, which take turns
     * @param bad  how many records are; with one that is cut off at the end where all ways are wanted
     */
    static DamagedFile write(Path folder, long seed, int rows, int bad, List<Damage> ways) throws IOException {
        Corruptor corruptor = new Corruptor(folder, seed, rows, ways);
        corruptor.read(rows);
        corruptor.choose(bad);
        return corruptor.write();
    }

    /** Customers as they should be. */
    private void read(int rows) throws IOException {
        Path file = folder.resolve("plain.csv");
        generator.generate(rows, file);
        try (Reader reader = Files.newBufferedReader(file, UTF_8);
                CSVParser parser = CSVParser.parse(
                        reader,
                        CSVFormat.DEFAULT
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())) {
            for (CSVRecord record : parser) {
                plain.add(new ArrayList<>(record.toList()));
            }
        }
    }

    private void choose(int bad) {
        int last = plain.size() - 1;
        boolean cut = ways.equals(BAD) && bad > 0;
        if (cut) {
            damages[last] = Damage.CUT_OFF;
        }
        List<Integer> places = places(2 * bad, last);
        int done = cut ? 1 : 0;
        for (int i = 0; done < bad; i++) {
            damages[places.get(i)] = ways.get(done % ways.size());
            done++;
        }
        for (int i = bad; i < places.size(); i++) {
            damages[places.get(i)] = HARMLESS.get(i % HARMLESS.size());
        }
        for (int i = 0; i < TWICE && bad > 0; i++) {
            repeatKey(i);
        }
    }

    private List<Integer> places(int wanted, int below) {
        List<Integer> places = new ArrayList<>();
        SortedSet<Integer> taken = new TreeSet<>();
        while (places.size() < wanted) {
            int place = random.nextInt(below);
            if (taken.add(place)) {
                places.add(place);
            }
        }
        return places;
    }

    /** Two good records, one after the other, of the same key: the later one counts. */
    private void repeatKey(int from) {
        for (int i = from * (plain.size() / TWICE); i < plain.size() - 1; i++) {
            if (damages[i] == null && damages[i + 1] == null) {
                plain.get(i + 1).set(0, plain.get(i).get(0));
                return;
            }
        }
    }

    private DamagedFile write() throws IOException {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] header = Damage.none(generator.columns());
        damaged.writeBytes(MARK);
        damaged.writeBytes(header);
        damaged.write('\n');
        whole.writeBytes(header);
        whole.write('\n');
        List<Expected> records = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            List<String> fields = List.copyOf(plain.get(i));
            Damage damage = damages[i];
            byte[] bytes = damage == null ? Damage.none(fields) : damage.of(fields, random);
            records.add(new Expected(i + 1, damage, damaged.size(), bytes, fields));
            damaged.writeBytes(bytes);
            if (damage != Damage.CUT_OFF) {
                damaged.writeBytes(LINE_ENDS[random.nextInt(LINE_ENDS.length)].getBytes(UTF_8));
            }
            whole.writeBytes(Damage.none(fields));
            whole.write('\n');
        }
        return new DamagedFile(
                Files.write(folder.resolve("damaged.csv"), damaged.toByteArray()),
                Files.write(folder.resolve("plain.csv"), whole.toByteArray()),
                records);
    }
}

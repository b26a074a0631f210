package dev.etlpipeline.chaos.schemadrift;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.etlpipeline.chaos.child.DrillPipeline;
import dev.etlpipeline.chaos.child.Ended;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.invariant.Books;
import dev.etlpipeline.chaos.invariant.Digest;
import dev.etlpipeline.chaos.invariant.Sql;
import dev.etlpipeline.chaos.scene.Bench;
import dev.etlpipeline.sandbox.generator.CustomerGenerator;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** An export that comes every night, and the warehouse that it goes into. */
final class Export implements AutoCloseable {

    static final String WITHOUT_BIRTH = "SELECT COUNT(*) FROM target WHERE date_of_birth IS NULL";

    private static final Pattern RENAMED = Pattern.compile("add header: (\\S+) to (\\w+)");
    private static final Pattern REWRITTEN = Pattern.compile("(\\w+): \\d+ of \\d+ dates [^;]* written (\\S+), which");

    private final Bench bench;
    private final Change change;
    private final Path today;
    private final Path incoming;
    private @Nullable Digest before;
    private @Nullable Digest after;
    private long withoutBirth;
    private @Nullable Ended ended;
    private @Nullable Ended mended;

    private Export(Bench bench, Change change) {
        this.bench = bench;
        this.change = change;
        this.today = bench.file("today.csv");
        this.incoming = bench.file("incoming.csv");
    }

    static Export open(DrillContext context, Journal journal, Change change) throws IOException {
        Export export = new Export(Bench.open(context, journal), change);
        int rows = context.speed().pick(300, 1_000, 20_000);
        CustomerGenerator generator = new CustomerGenerator(context.seed(), 0);
        generator.generate(rows, export.today);
        // The same customers, but for those that came since.
        generator.generate(rows * 2L / 3, export.bench.file("yesterday.csv"));
        Files.copy(export.today, export.incoming);
        return export;
    }

    /** Today's export as exports used to look. */
    Finding control() {
        return bench.control(today);
    }

    void loadYesterday() throws IOException {
        // A pipeline of another name, so that the books below are of today's run alone.
        DrillPipeline earlier = bench.pipeline().renamed(bench.context(), "_yesterday");
        Ended loaded = bench.load(
                bench.setup().setting("paths.definition", earlier.definition().toString()),
                bench.file("yesterday.csv"));
        if (loaded.exitCode() != 0) {
            throw new IllegalStateException("yesterday's export was not loaded: " + loaded.err());
        }
    }

    void change() throws IOException {
        Path changed = bench.file("changed.csv");
        try (Reader reader = Files.newBufferedReader(today, UTF_8);
                CSVParser parser = CSVParser.parse(reader, CSVFormat.RFC4180);
                CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(changed, UTF_8), CSVFormat.RFC4180)) {
            for (CSVRecord record : parser) {
                List<String> fields = record.toList();
                printer.printRecord(record.getRecordNumber() == 1 ? change.header(fields) : change.record(fields));
            }
        }
        Files.copy(changed, incoming, StandardCopyOption.REPLACE_EXISTING);
    }

    Finding isChanged() throws IOException {
        String header = Files.readAllLines(incoming, UTF_8).get(0);
        return Finding.of(
                Files.mismatch(today, incoming) >= 0
                        && Files.readAllLines(incoming).size()
                                == Files.readAllLines(today).size(),
                "today's header: " + header);
    }

    void load() throws SQLException {
        try (Connection connection = bench.connect()) {
            String table = bench.pipeline().table();
            before = Digest.of(connection, table, Set.of());
            ended = bench.load(bench.setup(), incoming);
            after = Digest.of(connection, table, Set.of());
            withoutBirth = Sql.number(connection, WITHOUT_BIRTH.replace("target", table));
        }
    }

    /** Does what the message says, and nothing else. */
    void mend() throws IOException {
        Path file = bench.pipeline().definition();
        String definition = Files.readString(file);
        String said = ended().err();
        String changed = definition;
        Matcher renamed = RENAMED.matcher(said);
        while (renamed.find()) {
            String declared = "{name: " + renamed.group(2) + ",";
            changed = changed.replace(declared, declared + " header: " + renamed.group(1) + ",");
        }
        Matcher rewritten = REWRITTEN.matcher(said);
        while (rewritten.find()) {
            changed = changed.replaceAll(
                    "(\\{name: " + rewritten.group(1) + ",.*formats: \\[)", "$1" + rewritten.group(2) + ", ");
        }
        if (changed.equals(definition)) {
            throw new IllegalStateException("the run said nothing that could be written into the definition");
        }
        Files.writeString(file, changed);
        mended = bench.load(bench.setup(), incoming);
    }

    private Ended ended() {
        if (ended == null) {
            throw new IllegalStateException("nothing was loaded");
        }
        return ended;
    }

    Finding endsWith(int exit) {
        return Finding.of(
                ended().exitCode() == exit,
                "exit code " + ended().exitCode() + " " + ended().err().strip());
    }

    Finding mendedEndsWell() {
        return mended == null
                ? Finding.broken("it was not loaded again")
                : Finding.of(
                        mended.exitCode() == 0,
                        "exit code " + mended.exitCode() + " " + mended.err().strip());
    }

    /** The target stood after the load as it had before. */
    Finding untouched() {
        return Finding.of(before != null && before.equals(after), before + "; then " + after);
    }

    /** As many rows without a date of birth as the files have: none. */
    Finding keptBirths() {
        return Finding.of(withoutBirth == 0, withoutBirth + " rows have no date of birth after the load");
    }

    Finding told(String signal, String... words) {
        List<String> told = ended().signals(signal);
        boolean all =
                List.of(words).stream().allMatch(word -> told.stream().anyMatch(message -> message.contains(word)));
        return Finding.of(!told.isEmpty() && all, "signal " + signal + ": " + told);
    }

    Books books() {
        return bench.books(today, incoming, bench.control().table());
    }

    @Override
    public void close() throws Exception {
        bench.close();
    }
}

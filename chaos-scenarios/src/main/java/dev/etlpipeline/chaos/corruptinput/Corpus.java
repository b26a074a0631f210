package dev.etlpipeline.chaos.corruptinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.etlpipeline.chaos.child.Ended;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.invariant.Sql;
import dev.etlpipeline.chaos.scene.Bench;
import dev.etlpipeline.core.guess.DefinitionText;
import dev.etlpipeline.core.guess.FileGuess;
import dev.etlpipeline.core.guess.GuessOptions;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/** Other projects' bad files, where they are at hand; nothing of them belongs to this one. */
final class Corpus implements AutoCloseable {

    static final String ACCOUNT = "SELECT records_processed, rows_inserted, rows_updated, rows_unchanged,"
            + " rows_superseded, rows_quarantined FROM etl.enrichment_audit WHERE batch_id = ?";

    private static final String FOLDER = "malformed-csv";
    private static final String WELL_FORMED = "csv-spectrum";

    private final Bench bench;
    private final List<Path> files;
    private final List<Loaded> loaded = new ArrayList<>();

    private Corpus(Bench bench, List<Path> files) {
        this.bench = bench;
        this.files = files;
    }

    /**
     * One file's way.
     *
     * @param ended null where there was no definition to be guessed
     * @param why   it was refused; empty where it was not
     */
    private record Loaded(Path file, String table, @Nullable Ended ended, String why) {

        boolean isIn() {
            return ended != null && ended.exitCode() == 0;
        }

        String run() {
            return ended == null ? "" : ended.runId().orElse("");
        }

        @Override
        public String toString() {
            return file.getFileName() + (ended == null ? "" : " (exit code " + ended.exitCode() + ")") + " " + why;
        }
    }

    /**
     * Where they are: in a folder {@code malformed-csv} of the one that the environment's {@code PIPELINE_SHARED_DATA} or the
     * property {@code pipeline.shared-data} names, or of one called {@code shared/data} beside the project or above.
     */
    static Optional<Path> folder() {
        List<Path> places = new ArrayList<>();
        Optional.ofNullable(System.getProperty("pipeline.shared-data")).ifPresent(named -> places.add(Path.of(named)));
        Optional.ofNullable(System.getenv("PIPELINE_SHARED_DATA")).ifPresent(named -> places.add(Path.of(named)));
        for (Path up = Path.of("").toAbsolutePath(); places.isEmpty() && up != null; up = up.getParent()) {
            if (Files.isDirectory(up.resolve("shared/data"))) {
                places.add(up.resolve("shared/data"));
            }
        }
        return places.stream()
                .map(place -> place.resolve(FOLDER))
                .filter(Files::isDirectory)
                .findFirst();
    }

    static Corpus open(DrillContext context, Journal journal, Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = new ArrayList<>(found.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList());
        }
        Collections.shuffle(all, new Random(context.seed()));
        int wanted = context.speed().pick(12, 60, all.size());
        return new Corpus(Bench.open(context, journal), all.subList(0, Math.min(wanted, all.size())));
    }

    void load() throws IOException {
        for (Path file : files) {
            loaded.add(load(file, bench.pipeline().name() + "_" + loaded.size()));
        }
    }

    private Loaded load(Path file, String name) throws IOException {
        String table = "warehouse." + name;
        Path definition = bench.file(name + ".yaml");
        CsvSettings settings = () -> 1 << 20;
        try (InputFile input = InputFile.open(file.toString(), InputStream.nullInputStream(), bench.file("spool"))) {
            Files.writeString(
                    definition,
                    DefinitionText.of(FileGuess.of(input, settings, new GuessOptions(name, List.of(), false))));
        } catch (SourceException refused) {
            return new Loaded(file, table, null, String.valueOf(refused.getMessage()));
        }
        Ended ended = bench.load(bench.setup().setting("paths.definition", definition.toString()), file);
        return new Loaded(file, table, ended, ended.err().strip());
    }

    /** Whether they really gave something to stumble over. */
    Finding isBad() throws SQLException {
        long refused = loaded.stream().filter(one -> !one.isIn()).count();
        long aside = 0;
        try (Connection connection = bench.connect()) {
            for (Loaded one : loaded) {
                aside += account(connection, one)[5];
            }
        }
        return Finding.of(
                refused + aside > 0,
                loaded.size() + " files, " + refused + " of them refused; of the others " + aside
                        + " records were set aside");
    }

    Finding endedWell() {
        List<Loaded> wrong = loaded.stream()
                .filter(one -> one.ended() != null)
                .filter(one -> one.ended() != null
                        && !List.of(0, 2, 4).contains(one.ended().exitCode()))
                .toList();
        long silent = loaded.stream()
                .filter(one -> !one.isIn() && one.why().isBlank())
                .count();
        return Finding.of(
                wrong.isEmpty() && silent == 0, loaded.size() + " files; " + silent + " without a reason; " + wrong);
    }

    Finding balances() throws SQLException {
        List<String> wrong = new ArrayList<>();
        long records = 0;
        try (Connection connection = bench.connect()) {
            for (Loaded one : loaded.stream().filter(Loaded::isIn).toList()) {
                long[] account = account(connection, one);
                records += account[0];
                long sum = account[1] + account[2] + account[3] + account[4] + account[5];
                long rows = Sql.number(connection, "SELECT COUNT(*) FROM " + one.table());
                if (account[0] != sum || rows != account[1]) {
                    wrong.add(one.file().getFileName() + ": " + account[0] + " read, " + sum + " accounted for, " + rows
                            + " rows, " + account[1] + " inserted");
                }
            }
        }
        return Finding.of(wrong.isEmpty() && records > 0, records + " records; not in balance: " + wrong);
    }

    private static long[] account(Connection connection, Loaded one) throws SQLException {
        List<long[]> found = Sql.numbers(connection, ACCOUNT, one.run());
        return found.isEmpty() ? new long[6] : found.get(0);
    }

    Finding noFalseReject() throws SQLException, IOException {
        List<String> wrong = new ArrayList<>();
        long seen = 0;
        try (Connection connection = bench.connect()) {
            for (Loaded one : loaded.stream().filter(Corpus::isWellFormed).toList()) {
                seen++;
                long[] account = account(connection, one);
                long plain = plainly(one.file());
                if (account[5] > 0 || account[0] != plain) {
                    wrong.add(one.file().getFileName() + ": " + account[0] + " read of " + plain + ", " + account[5]
                            + " set aside");
                }
            }
        }
        return seen == 0
                ? Finding.skipped("none of them is among the files of this run")
                : Finding.of(wrong.isEmpty(), seen + " files; wrong: " + wrong);
    }

    private static boolean isWellFormed(Loaded one) {
        return one.isIn() && one.file().toString().contains(WELL_FORMED);
    }

    private static long plainly(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file, UTF_8);
                CSVParser parser = CSVParser.parse(reader, format)) {
            return parser.getRecords().size();
        }
    }

    @Override
    public void close() throws Exception {
        if (bench.context().warehouse() != null) {
            for (Loaded one : loaded) {
                bench.sql("DROP TABLE IF EXISTS " + one.table());
            }
        }
        bench.close();
    }
}

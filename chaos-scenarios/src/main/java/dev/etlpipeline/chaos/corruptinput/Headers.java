package dev.etlpipeline.chaos.corruptinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.etlpipeline.chaos.child.Ended;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.invariant.Books;
import dev.etlpipeline.chaos.invariant.Sql;
import dev.etlpipeline.chaos.scene.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files whose records are good, under headers that are not. */
final class Headers implements AutoCloseable {

    private static final int ROWS = 200;
    private static final String EXTRA = "loyalty_tier";

    private final Bench bench;
    private final DamagedFile written;
    private final List<Unusable> unusable = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private final Path usable;
    private @Nullable Ended loaded;
    private long visible;

    private Headers(Bench bench, DamagedFile written) {
        this.bench = bench;
        this.written = written;
        this.usable = bench.file("usable.csv");
    }

    /** @param told words that have to stand in the refusal */
    private record Unusable(Path file, List<String> told) {}

    static Headers open(DrillContext context, Journal journal) throws IOException {
        DamagedFile written = Corruptor.write(context.folder(), context.seed(), ROWS, 0, Corruptor.BAD);
        return new Headers(Bench.open(context, journal), written);
    }

    Finding control() {
        return bench.control(written.plain());
    }

    void damage() throws IOException {
        String text = Files.readString(written.plain());
        String header = text.lines().findFirst().orElseThrow();
        String records = text.substring(header.length() + 1);
        unusable("empty", "", "is empty");
        unusable("mark-only", "\uFEFF", "is empty");
        unusable("no-header", records, "is no header for this definition");
        unusable(
                "renamed",
                header.replace("last_name", "surname") + "\n" + records,
                "lacks a required column",
                "last_name");
        unusable("renamed-key", header.replace("customer_id", "customerid") + "\n" + records, "is it customerid?");
        unusable("missing", without(2), "lacks a required column", "last_name");
        unusable("twice", header.replace("email", "phone") + "\n" + records, "names a column twice");
        unusable("nameless", header.replace("email", "") + "\n" + records, "has no name for column 4");
        Files.writeString(usable, another(header));
        Files.writeString(bench.file("header-only.csv"), header + "\n");
    }

    private void unusable(String name, String content, String... told) throws IOException {
        unusable.add(new Unusable(Files.writeString(bench.file(name + ".csv"), content), List.of(told)));
    }

    /** Without one of the columns. */
    private String without(int column) throws IOException {
        return Files.readAllLines(written.plain(), UTF_8).get(0).replace("last_name,", "") + "\n"
                + written.records().stream()
                        .map(one -> {
                            List<String> fields = new ArrayList<>(one.fields());
                            fields.remove(column);
                            return joined(fields);
                        })
                        .collect(Collectors.joining("\n"));
    }

    /** From the last column to the first, spelled otherwise, and one more. */
    private String another(String header) {
        List<String> names = new ArrayList<>(
                List.of(header.toUpperCase(Locale.ROOT).replace('_', ' ').split(",")));
        Collections.reverse(names);
        return "\uFEFF" + EXTRA + "," + String.join(",", names) + "\r\n"
                + written.records().stream()
                        .map(one -> {
                            List<String> fields = new ArrayList<>(one.fields());
                            Collections.reverse(fields);
                            return "gold," + joined(fields);
                        })
                        .collect(Collectors.joining("\r\n"));
    }

    private static String joined(List<String> fields) {
        return fields.stream().map(Damage::plain).collect(Collectors.joining(","));
    }

    Finding areOther() throws IOException {
        boolean differs = Files.mismatch(written.plain(), usable) >= 0;
        return Finding.of(differs && !unusable.isEmpty(), unusable.size() + " files cannot be used, one can");
    }

    void loadUnusable() throws SQLException {
        for (Unusable one : unusable) {
            Ended ended = bench.load(bench.setup(), one.file());
            boolean told = one.told().stream().allMatch(ended.err()::contains);
            if (ended.exitCode() != 2 || !told) {
                unexpected.add(one.file().getFileName() + ": exit code " + ended.exitCode() + ", "
                        + ended.err().strip());
            }
        }
        try (Connection connection = bench.connect()) {
            String table = bench.pipeline().table();
            visible = Sql.isThere(connection, table) ? Sql.number(connection, "SELECT COUNT(*) FROM " + table) : 0;
        }
    }

    void loadUsable() {
        loaded = bench.load(bench.setup(), usable);
    }

    void loadEmpty() {
        Ended ended = bench.load(bench.setup(), bench.file("header-only.csv"));
        if (ended.exitCode() != 0 || ended.signals("source.no-records").isEmpty()) {
            throw new IllegalStateException("exit code " + ended.exitCode() + ", no signal source.no-records");
        }
    }

    Finding refused() {
        return Finding.of(unexpected.isEmpty(), unusable.size() + " files; not as expected: " + unexpected);
    }

    Finding leftNothing() {
        return Finding.of(visible == 0, visible + " rows in the target");
    }

    Finding loaded() {
        Ended ended = loaded;
        if (ended == null) {
            return Finding.broken("it was not loaded");
        }
        List<String> told = ended.signals("source.extra-columns");
        return Finding.of(
                ended.exitCode() == 0 && told.stream().anyMatch(message -> message.contains(EXTRA)),
                "exit code " + ended.exitCode() + "; " + told);
    }

    Books books() {
        return bench.books(written.plain(), usable, bench.control().table());
    }

    @Override
    public void close() throws Exception {
        bench.close();
    }
}

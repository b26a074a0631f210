package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.call.Calls;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.control.LeaseHeldException;
import dev.etlpipeline.core.enrich.CoreLookups;
import dev.etlpipeline.core.enrich.Lookup;
import dev.etlpipeline.core.enrich.LookupContext;
import dev.etlpipeline.core.enrich.LookupFactory;
import dev.etlpipeline.core.enrich.Values;
import dev.etlpipeline.core.reference.ImportCounts;
import dev.etlpipeline.core.reference.ImportRequest;
import dev.etlpipeline.core.reference.ImportResult;
import dev.etlpipeline.core.reference.ImportWatcher;
import dev.etlpipeline.core.reference.PostcodeImport;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.source.SourceException;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an import of postcodes promises, and the look-up that asks for them, on every database. There is one import a
 * warehouse, so nobody else may import there meanwhile.
 */
public abstract class PostcodeImportContract {

    private static final String HEADER = "postcode,country,region,admin_district,latitude,longitude\n";
    private static final String LONDON = "SW1A 1AA,England,London,Westminster,51.501009,-0.141588\n";
    private static final String CARDIFF = "CF10 1AA,Wales,,Cardiff,51.479,-3.174\n";
    private static final String ONS = "pcds,doterm,laua,ctry,rgn,lat,long\n";

    /** The second is spoilt. */
    private static final String CODE_POINT = """
            SW1A1AA,10,529090,179645,E92000001,,,,E09000033,E05000644
            M11AA,10,x,398000,E92000001,,,,E08000003,E05000001
            """;

    @TempDir
    Path folder;

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private Warehouse warehouse;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    @BeforeEach
    void open() throws SQLException {
        warehouse = database().open();
        execute("DELETE FROM etl.reference_import");
        execute("DELETE FROM etl.reference_postcode");
    }

    @AfterEach
    void close() {
        executor.shutdown();
        if (warehouse != null) {
            warehouse.close();
        }
    }

    @Test
    void findsWhatWasImportedWithTheFieldsOfTheApi() throws Exception {
        imported(HEADER + LONDON + CARDIFF);

        Map<String, Values> found = find("SW1A 1AA", "cf101aa", "M1 1AA", "not a postcode");

        assertThat(the(found, "SW1A 1AA").fields())
                .isEqualTo(Map.of(
                        "postcode", "SW1A 1AA",
                        "country", "England",
                        "region", "London",
                        "district", "Westminster",
                        "latitude", new BigDecimal("51.501009"),
                        "longitude", new BigDecimal("-0.141588")));
        assertThat(the(found, "cf101aa").get("region"))
                .as("outside England the country stands in")
                .isEqualTo("Wales");
        assertThat(found).as("the next source may know it").doesNotContainKey("M1 1AA");
        assertThat(the(found, "not a postcode").found()).isFalse();
    }

    @Test
    void doesNotFindAPostcodeThatIsOutOfUseAsTheApiDoesNot() throws Exception {
        ImportResult result = imported(ONS + "M1 1AA,199606,E08000003,E92000001,E12000002,53.4,-2.2\nM1 1AB,,,,,,\n");

        assertThat(result.counts().terminated()).isEqualTo(1);
        assertThat(the(find("M1 1AA"), "M1 1AA").found()).isFalse();
        assertThat(the(find("M1 1AB"), "M1 1AB").found()).isTrue();
    }

    @Test
    void refusesToBeginWithoutAnImportAndNamesTheCommand() {
        assertThatThrownBy(this::lookup)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("enrichment.postcode.source names reference, but no postcodes were imported")
                .hasMessageContaining("./pipeline reference import postcodes FILE");
    }

    @Test
    void replacesAllOfTheImportBefore() throws Exception {
        imported(HEADER + LONDON);

        imported(HEADER + CARDIFF);

        assertThat(find("SW1A 1AA", "CF10 1AA")).containsOnlyKeys("CF10 1AA");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void showsTheImportBeforeUntilTheNewOneIsWhole() throws Exception {
        imported(HEADER + LONDON);
        AtomicReference<Set<String>> seen = new AtomicReference<>(Set.of());

        run(file("next.csv", HEADER + CARDIFF), new ImportWatcher() {
            @Override
            public void advanced(ImportCounts counts) {
                seen.set(unchecked(() -> find("SW1A 1AA", "CF10 1AA")).keySet());
            }
        });

        assertThat(seen.get()).containsExactly("SW1A 1AA");
        assertThat(find("SW1A 1AA", "CF10 1AA")).containsOnlyKeys("CF10 1AA");
    }

    @Test
    void anImportThatFailsOrIsStoppedChangesNothing() throws Exception {
        imported(HEADER + LONDON);

        assertThatThrownBy(() -> imported(HEADER + "nonsense,England,,,1,1\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("No line of 1 holds a postcode that can be used: its postcode has no UK");
        PostcodeImport stopped = importing(new ImportWatcher() {});
        stopped.requestStop();
        assertThatThrownBy(() -> stopped.run(new ImportRequest(file("next.csv", HEADER + CARDIFF), null, false)))
                .isInstanceOf(RunStopped.class);

        assertThat(find("SW1A 1AA", "CF10 1AA")).containsOnlyKeys("SW1A 1AA");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void importsTheSameBytesOnlyOnceUnlessAskedTo() throws Exception {
        Path file = file("same.csv", HEADER + LONDON);
        ImportResult first = run(file, new ImportWatcher() {});

        ImportResult second = run(file, new ImportWatcher() {});
        ImportResult again = importing(new ImportWatcher() {}).run(new ImportRequest(file, null, true));

        assertThat(first.unchanged()).isEmpty();
        assertThat(second.unchanged()).isPresent();
        assertThat(second.importId()).isEqualTo(first.importId());
        assertThat(again.unchanged()).isEmpty();
        assertThat(again.importId()).isGreaterThan(first.importId());
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void accountsForEveryLineAlsoForThoseThatStandTwice() throws Exception {
        StringBuilder many = new StringBuilder(HEADER);
        for (int i = 0; i < 6000; i++) {
            many.append(postcode(i)).append(",England,,,51,0\n");
        }
        many.append(postcode(1)).append(",England,,,51,0\n"); // committed in an earlier chunk
        many.append(postcode(5999)).append(",England,,,51,0\n"); // in the same chunk
        many.append("too,few\n").append("M1 1AA,England,,,north,0\n");

        ImportCounts counts = imported(many.toString()).counts();

        assertThat(counts.read()).isEqualTo(6004);
        assertThat(counts.imported()).isEqualTo(6000);
        assertThat(counts.refused()).isEqualTo(4);
        assertThat(the(counts.reasons(), "its postcode stands in the file before")
                        .lines())
                .isEqualTo(2);
        assertThat(the(counts.reasons(), "a coordinate is not a number of degrees")
                        .first())
                .isEqualTo("postcodes.csv line 6005");
        assertThat(rows()).isEqualTo(6000);
    }

    @Test
    void countsLinesOfAFileWithoutAHeaderFromItsFirst() throws Exception {
        ImportCounts counts = imported(CODE_POINT).counts();

        assertThat(counts.reasons().values())
                .extracting(ImportCounts.Refusals::first)
                .containsExactly("postcodes.csv line 2");
        assertThat(the(find("SW1A 1AA"), "SW1A 1AA").get("district")).isEqualTo("E09000033");
    }

    @Test
    void twoImportsExcludeEachOther() throws Exception {
        AtomicReference<Throwable> second = new AtomicReference<>();

        run(file("first.csv", HEADER + LONDON), new ImportWatcher() {
            @Override
            public void began(String part, String layout) {
                try {
                    imported(HEADER + CARDIFF);
                } catch (Exception e) {
                    second.set(e);
                }
            }
        });

        assertThat(second.get()).isInstanceOf(LeaseHeldException.class);
        assertThat(find("SW1A 1AA", "CF10 1AA")).containsOnlyKeys("SW1A 1AA");
    }

    /** Distinct for each number below 40,000. */
    private static String postcode(int number) {
        String letters = "ABDEFGHJLNPQRSTUWXYZ";
        return "M" + (1 + number / 4000) + " " + (number / 400 % 10) + letters.charAt(number / 20 % 20)
                + letters.charAt(number % 20);
    }

    private ImportResult imported(String text) throws IOException {
        return run(file("postcodes.csv", text), new ImportWatcher() {});
    }

    private ImportResult run(Path file, ImportWatcher watcher) throws IOException {
        return importing(watcher).run(new ImportRequest(file, null, false));
    }

    private PostcodeImport importing(ImportWatcher watcher) {
        CsvSettings csv = Settings.of(database().settings()).read(CsvSettings.class);
        return new PostcodeImport(
                warehouse,
                new PostcodeImport.Parts(
                        csv, folder.resolve("spool"), Duration.ofMillis(600), Clock.systemUTC(), "test", watcher));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Map<String, Values> find(String... keys) throws Exception {
        try (Lookup lookup = lookup()) {
            return lookup.find(Set.of(keys));
        }
    }

    private Lookup lookup() {
        Map<String, String> settings = new TreeMap<>(database().settings());
        settings.put("enrichment.postcode.source", CoreLookups.REFERENCE);
        LookupFactory factory = the(CoreLookups.factories(warehouse.dialect()), "postcode").stream()
                .filter(one -> one.source().equals(CoreLookups.REFERENCE))
                .findFirst()
                .orElseThrow();
        return factory.create(new LookupContext(
                "postcode",
                the(Settings.of(settings).read(EnrichmentSettings.class).byName(), "postcode"),
                null,
                new TestRun("reference"),
                new Direct(),
                executor,
                warehouse.dataSource()));
    }

    /** No chain around. */
    private static final class Direct implements Calls {

        @Override
        public <T> T call(Operation operation, Callable<T> body) throws Exception {
            return body.call();
        }
    }

    private static <K, V> V the(Map<K, V> map, K key) {
        return Optional.ofNullable(map.get(key)).orElseThrow();
    }

    private static <T> T unchecked(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long rows() throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM etl.reference_postcode")) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}

package dev.etlpipeline.governance.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.source.SourceException;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.scheme.DataKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What is found in files that were not made for it. */
@EnabledIf("dev.etlpipeline.governance.classify.SharedData#isThere")
class SharedDataTest {

    private static final Path PAGE = Path.of("..", "docs", "governance", "classification.md");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final int RECORDS = 2_000;

    /** Of the columns of the customers' file; the others are about nobody. */
    private static final Map<String, DataKind> CUSTOMERS = Map.of(
            "first_name", DataKind.FIRST_NAME,
            "last_name", DataKind.LAST_NAME,
            "email", DataKind.EMAIL,
            "phone", DataKind.PHONE,
            "date_of_birth", DataKind.DATE_OF_BIRTH,
            "postcode", DataKind.POSTCODE);

    @TempDir
    Path folder;

    private final Classifier classifier = new Classifier(0.7, TODAY);

    @Criterion("data-classification.1")
    @Test
    void findsWhatIsPersonalInTheCustomersFile() throws IOException {
        String table = "| column | by name and content | by content alone |\n| --- | --- | --- |\n";
        List<ColumnValues> columns = sample("customers-uk-30k.csv.gz").columns();
        List<ColumnValues> nameless = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            nameless.add(new ColumnValues("c" + i, columns.get(i).values()));
        }
        List<Finding> found = classifier.classify(columns, false);
        List<Finding> blind = classifier.classify(nameless, false);
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            table += "| `" + name + "` | " + cell(found, name) + " | " + cell(blind, "c" + i) + " |\n";
        }

        Measured.keep("customers", table);
        assertThat(Files.readString(PAGE)).contains(table);
        for (ColumnValues column : columns) {
            assertThat(found.stream()
                            .filter(one -> one.column().equals(column.name()) && one.confidence() >= 0.7)
                            .map(Finding::kind))
                    .as(column.name())
                    .isEqualTo(Stream.ofNullable(CUSTOMERS.get(column.name())).toList());
        }
    }

    private static String cell(List<Finding> findings, String column) {
        return findings.stream()
                .filter(one -> one.column().equals(column) && one.confidence() >= 0.3)
                .map(one -> String.format(
                        Locale.ROOT,
                        "%s %.2f%s",
                        one.kind().word(),
                        one.confidence(),
                        one.confidence() < 0.7 ? ", review" : ""))
                .findFirst()
                .orElse("-");
    }

    /** Value by value: how many of a kind's own column are recognised, and how many of all other columns are taken for it. */
    @Test
    void recognisesSingleValuesAsThePageSays() throws IOException {
        List<ColumnValues> columns = sample("customers-uk-30k.csv.gz", 40_000).columns();
        StringBuilder table = new StringBuilder(
                "| kind | recognised in its column | taken for it elsewhere |\n| --- | --- | --- |\n");
        for (Detector detector : new Detectors(new NameLists(), new BirthDates(TODAY)).all()) {
            ColumnValues own = columns.stream()
                    .filter(column -> CUSTOMERS.get(column.name()) == detector.kind())
                    .findFirst()
                    .orElse(new ColumnValues("", List.of()));
            List<ColumnValues> others = columns.stream()
                    .filter(one -> !one.name().equals(own.name()))
                    .toList();
            table.append("| `" + detector.kind().word() + "` | " + share(detector, List.of(own)) + " | "
                    + share(detector, others) + " |\n");
        }

        Measured.keep("values", table.toString());
        assertThat(Files.readString(PAGE)).contains(table);
    }

    private static String share(Detector detector, List<ColumnValues> columns) {
        long all = columns.stream().mapToLong(column -> column.values().size()).sum();
        long matching = columns.stream()
                .mapToLong(column ->
                        column.values().stream().filter(detector.matches()).count())
                .sum();
        return all == 0
                ? "-"
                : String.format(Locale.ROOT, "%,d of %,d (%.1f %%)", matching, all, matching * 100.0 / all);
    }

    @Test
    void leavesPostcodesOfEmployersToReview() throws IOException {
        List<Finding> found = classifier.classify(sample("employers-uk.csv.gz").columns(), false);

        assertThat(found).filteredOn(one -> one.confidence() >= 0.7).isEmpty();
        assertThat(found)
                .filteredOn(one -> one.confidence() >= 0.3)
                .extracting(Finding::column)
                .containsExactly("postcode");
    }

    /** Other projects' fixtures, of which nobody has said what is personal: the page lists what is found for sure, and it was looked at. */
    @Test
    void findsInTheCorpusWhatThePageLists() throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        int files = 0;
        int columns = 0;
        try (Stream<Path> all = Files.walk(SharedData.file("malformed-csv"))) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                try (InputFile input = InputFile.open(file, folder)) {
                    Sample sample = Sample.of(input, null, csv(), RECORDS, 1);
                    files++;
                    columns += sample.columns().size();
                    classifier.classify(sample.columns(), false).stream()
                            .filter(one -> one.confidence() >= 0.7)
                            .forEach(one -> kinds.merge(
                                    file.getFileName() + ": " + one.column() + " as "
                                            + one.kind().word(),
                                    1,
                                    Integer::sum));
                } catch (SourceException e) {
                    assertThat(e).hasMessageNotContaining("bug");
                }
            }
        }
        String line = String.format(
                Locale.ROOT, "%d files with %,d columns could be read; found for sure: %s.", files, columns, kinds);

        Measured.keep("corpus", line);
        assertThat(Files.readString(PAGE).replaceAll("\\s+", " ")).contains(line);
    }

    private Sample sample(String name) throws IOException {
        return sample(name, RECORDS);
    }

    private Sample sample(String name, int records) throws IOException {
        try (InputFile input = InputFile.open(SharedData.file(name), folder)) {
            return Sample.of(input, null, csv(), records, 100);
        }
    }

    private static CsvSettings csv() {
        return Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:x")).read(CsvSettings.class);
    }
}

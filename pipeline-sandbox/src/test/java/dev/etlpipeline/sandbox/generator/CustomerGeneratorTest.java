package dev.etlpipeline.sandbox.generator;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerGeneratorTest {

    private static final int ROWS = 6000;

    private final CustomerGenerator generator = new CustomerGenerator(7);

    @Test
    void givesTheSameBytesForASeedInAnyLanguageAndTimeZone() throws IOException {
        Locale language = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String here = text(generator, 500);

        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

            assertThat(text(new CustomerGenerator(7), 500)).isEqualTo(here);
        } finally {
            Locale.setDefault(language);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void givesOtherCustomersForAnotherSeed() throws IOException {
        assertThat(text(new CustomerGenerator(8), 50)).isNotEqualTo(text(generator, 50));
    }

    @Test
    void writesTheSameToFilesStreamsAndWriters(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Path file = folder.resolve("customers.csv");

        generator.generate(100, stream, bad -> {});
        generator.generate(100, file);

        assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo(text(generator, 100));
        assertThat(Files.readString(file)).isEqualTo(text(generator, 100));
    }

    @Test
    void everyRecordHasItsExpectedVerdictAndNoOther() throws IOException {
        List<String> lines = lines(ROWS);
        Map<Long, BadKind> expected = verdicts(ROWS);

        for (int record = 1; record <= ROWS; record++) {
            BadKind kind = expected.get((long) record);
            assertThat(CustomerOracle.wrongWith(lines.get(record)))
                    .as(lines.get(record))
                    .isEqualTo(kind == null ? Set.of() : Set.of(kind));
        }
    }

    @Test
    void makesExactlyTheAskedShareBad() {
        assertThat(generator.badRecords(1000)).hasSize(30);
        assertThat(new CustomerGenerator(7, 0).badRecords(1000)).isEmpty();
        assertThat(new CustomerGenerator(7, 1).badRecords(1000)).hasSize(1000);
    }

    @Test
    void usesEveryWayToBeBadWithinAThousandRows() {
        assertThat(generator.badRecords(1000))
                .extracting(BadRecord::kind)
                .contains((BadKind[]) BadCustomer.values())
                .hasSizeLessThan(60);
    }

    @Test
    void spreadsTheBadRecordsOverTheFile() {
        List<BadRecord> bad = generator.badRecords(ROWS);

        assertThat(bad).extracting(BadRecord::recordNumber).isSorted();
        assertThat(bad.get(0).recordNumber()).isLessThan(ROWS / 10);
        assertThat(bad.get(bad.size() - 1).recordNumber()).isGreaterThan(ROWS * 9 / 10);
    }

    @Test
    void numbersItsCustomersUniquelyAndInOrder() throws IOException {
        assertThat(good(0)).doesNotHaveDuplicates().isSorted().allMatch(id -> id.length() == 8);
    }

    @Test
    void namesPeopleAsUntidilyAsRealFilesDo() throws IOException {
        List<String> names = good(2);

        assertThat(names).contains("O'Neill", "McDonald", "van der Berg", "SMITH", "smith", "Wiśniewska", "Brontë");
        assertThat(names)
                .anyMatch(Pattern.compile("\\p{Lu}\\p{L}+-\\p{Lu}\\p{L}+").asMatchPredicate());
        assertThat(good(1)).contains("Zoë", "Anne-Marie").anyMatch(name -> name.startsWith(" "));
    }

    @Test
    void writesDatesInTwoWays() throws IOException {
        assertThat(good(9)).anyMatch(date -> date.contains("/")).anyMatch(date -> date.contains("-"));
    }

    @Test
    void livesInEveryPostcodeArea() throws IOException {
        assertThat(good(6).stream()
                        .map(postcode ->
                                postcode.strip().toUpperCase(Locale.ROOT).replaceAll("[0-9].*", "")))
                .containsAll(areas());
    }

    @Test
    void repeatsItsCompaniesAndQuotesThoseThatNeedIt() throws IOException {
        List<String> companies =
                good(7).stream().filter(company -> !company.isEmpty()).toList();

        assertThat(companies).hasSizeBetween(ROWS * 35 / 100, ROWS * 45 / 100);
        assertThat(Set.copyOf(companies)).hasSizeLessThan(companies.size() / 3);
        assertThat(companies)
                .anyMatch(company -> company.startsWith("Harding, Pike & Sons "))
                .anyMatch(company -> company.startsWith("The \"Blue Anchor\" "))
                .anyMatch(company -> company.endsWith(" PLC"))
                .anyMatch(company -> company.endsWith(" LLP"));
    }

    @Test
    void refusesAShareOutsideZeroToOneAndNegativeRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerGenerator(7, 1.01))
                .withMessage("badShare must be between 0 and 1, but is 1.01");
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerGenerator(7, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> generator.badRecords(-1))
                .withMessage("rows must not be negative, but is -1");
    }

    private static String text(CsvGenerator generator, long rows) throws IOException {
        StringWriter out = new StringWriter();
        generator.generate(rows, out, bad -> {});
        return out.toString();
    }

    private List<String> lines(long rows) throws IOException {
        return text(generator, rows).lines().toList();
    }

    private Map<Long, BadKind> verdicts(long rows) {
        return generator.badRecords(rows).stream().collect(toMap(BadRecord::recordNumber, BadRecord::kind));
    }

    /** One column of the good records. */
    private List<String> good(int column) throws IOException {
        return lines(ROWS).stream()
                .skip(1)
                .filter(line -> CustomerOracle.wrongWith(line).isEmpty())
                .map(line -> CustomerOracle.fields(line).get(column))
                .toList();
    }

    private static List<String> areas() throws IOException {
        return Files.readAllLines(Path.of("..", "seeds", "reference", "postcode-areas.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }
}

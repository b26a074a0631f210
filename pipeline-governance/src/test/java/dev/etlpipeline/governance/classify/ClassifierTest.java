package dev.etlpipeline.governance.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.DataKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassifierTest {

    private static final double SURE = 0.7;
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private final Classifier classifier = new Classifier(SURE, TODAY);

    @Criterion("data-classification.2")
    @Test
    void recognisesContentUnderAnyName() {
        assertKind("c1", "ann.lee@post.example", DataKind.EMAIL);
        assertKind("c1", "07400 123456", DataKind.PHONE);
        assertKind("c1", "AB123456C", DataKind.NI_NUMBER);
        assertKind("c1", "943 476 5919", DataKind.NHS_NUMBER);
        assertKind("c1", "4111111111111111", DataKind.CARD_NUMBER);
        assertKind("c1", "GB82WEST12345698765432", DataKind.IBAN);
        assertKind("c1", "192.168.10.7", DataKind.IP_ADDRESS);
        assertKind("c1", "12 Mill Lane, Ayr", DataKind.ADDRESS);
        assertKind("c1", "Thomas", DataKind.FIRST_NAME);
        assertKind("c1", "Robertson", DataKind.LAST_NAME);
        assertKind("c1", "Mrs Thomasina Robertson", DataKind.FULL_NAME);
    }

    private void assertKind(String column, String value, DataKind kind) {
        Finding found = one(column, Collections.nCopies(40, value), true);

        assertThat(found.kind()).as(value).isEqualTo(kind);
        assertThat(found.confidence()).as(found.evidence()).isGreaterThanOrEqualTo(SURE);
        assertThat(found.dataClass()).isEqualTo(kind.usualClass());
        assertThat(found.evidence()).doesNotContain(value);
    }

    /** Half of the values of a column named so: the formula of the documentation, by hand. */
    @Criterion("data-classification.3")
    @Test
    void weighsNameAndContentByTheFormula() {
        List<String> values = new ArrayList<>(Collections.nCopies(20, "ann.lee@post.example"));
        values.addAll(Collections.nCopies(20, "none"));

        double content = 0.97 * (0.5 / 0.8) * 40 / 42;
        double name = 0.25 + 0.5 * 0.5;

        assertThat(one("email", values, true).confidence()).isCloseTo(1 - (1 - content) * (1 - name), within(1e-9));
        assertThat(one("c1", values, true).confidence()).isCloseTo(content, within(1e-9));
    }

    @Test
    void neitherANameAloneNorContentThatContradictsItIsSure() {
        assertThat(one("email", List.of(), true).confidence()).isCloseTo(0.6, within(1e-9));
        assertThat(one("email", Collections.nCopies(40, "yes"), true).confidence())
                .isCloseTo(0.25, within(1e-9));
        assertThat(classify("email_verified", Collections.nCopies(40, "yes"), true))
                .isEmpty();
    }

    @Test
    void takesNumbersThatPassByAccidentForNothing() {
        List<String> numbers = IntStream.range(0, 400)
                .mapToObj(i -> "" + (4_000_000_000L + i * 7_919L))
                .toList();

        assertThat(classify("order_ref", numbers, true)).allMatch(finding -> finding.confidence() < 0.3);
    }

    @Test
    void takesWordsThatFewRepeatForCategories() {
        List<String> colours = IntStream.range(0, 200)
                .mapToObj(i -> List.of("White", "Brown", "Green", "Gray").get(i % 4))
                .toList();

        assertThat(one("shade", colours, true).confidence()).isLessThan(0.3);
    }

    @Test
    void tellsDatesOfBirthByTheYearsBetweenThem() {
        List<String> births = IntStream.range(0, 100)
                .mapToObj(i -> LocalDate.of(1940, 3, 1).plusDays(i * 250L).toString())
                .toList();
        List<String> orders = IntStream.range(0, 100)
                .mapToObj(i -> LocalDate.of(2024, 3, 1).plusDays(i).toString())
                .toList();

        assertThat(one("dob", births, true).confidence()).isGreaterThanOrEqualTo(SURE);
        assertThat(one("c7", births, true).confidence()).isBetween(0.3, SURE);
        assertThat(one("c7", orders, true).confidence()).isLessThan(0.3);
    }

    @Test
    void looksIntoFreeText() {
        List<String> notes = Stream.concat(
                        Collections.nCopies(90, "left at the back door, paid in full").stream(),
                        Collections.nCopies(6, "please call Thomas Robertson on 07400 123456 before noon").stream())
                .toList();

        Finding found = one("c3", notes, true);

        assertThat(found.kind()).isEqualTo(DataKind.FREE_TEXT);
        assertThat(found.confidence()).isGreaterThanOrEqualTo(SURE);
        assertThat(found.evidence()).doesNotContain("Thomas").doesNotContain("07400");
    }

    @Test
    void leavesPostcodesOfAFileWithoutPeopleToReview() {
        List<String> postcodes = Collections.nCopies(40, "EC1A 1BB");

        assertThat(one("postcode", postcodes, true).confidence()).isGreaterThanOrEqualTo(SURE);
        assertThat(one("postcode", postcodes, false).confidence()).isBetween(0.3, SURE);
    }

    @Test
    void knowsSpecialCategoriesByTheirNames() {
        Finding found = one("Ethnic Origin", Collections.nCopies(40, "B3"), true);

        assertThat(found.kind()).isEqualTo(DataKind.OTHER);
        assertThat(found.dataClass()).isEqualTo(DataClass.SENSITIVE_PERSONAL);
        assertThat(found.confidence()).isGreaterThanOrEqualTo(SURE);
    }

    @Test
    void readsNamesOfColumnsHoweverTheyAreWritten() {
        for (String name :
                List.of("First Name", "first_name", "firstName", "customer-first-name", "FIRSTNAME", "Forename1")) {
            assertThat(HeaderWords.evidence(name, DataKind.FIRST_NAME)).as(name).isEqualTo(HeaderWords.STRONG);
        }
        assertThat(HeaderWords.evidence("name", DataKind.FULL_NAME)).isEqualTo(HeaderWords.WEAK);
        assertThat(HeaderWords.evidence("company_name", DataKind.FULL_NAME)).isZero();
        assertThat(HeaderWords.evidence("dobbin", DataKind.DATE_OF_BIRTH)).isZero();
    }

    private Finding one(String column, List<String> values, boolean people) {
        return classify(column, values, people).get(0);
    }

    private List<Finding> classify(String column, List<String> values, boolean people) {
        return classifier.classify(List.of(new ColumnValues(column, values)), people);
    }
}

package dev.etlpipeline.core.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyFactsTest {

    @ParameterizedTest
    @CsvSource({
        "micro-entity, micro",
        "small, small",
        "total-exemption-full, small",
        "total-exemption-small, small",
        "partial-exemption, small",
        "audited-abridged, small",
        "unaudited-abridged, small",
        "medium, medium",
        "full, large",
        "group, large"
    })
    void readsTheSizeFromTheTypeOfAccounts(String accounts, String size) {
        assertThat(CompanySize.ofAccounts(accounts)).isEqualTo(size);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"null", "dormant", "initial", "interim", "audit-exemption-subsidiary", "something new"})
    void leavesTheSizeOpenWhereAccountsTellNothing(String accounts) {
        assertThat(CompanySize.ofAccounts(accounts)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01110 | Agriculture, forestry and fishing",
                "03220 | Agriculture, forestry and fishing",
                "05101 | Mining and quarrying",
                "33200 | Manufacturing",
                "35110 | Electricity, gas, steam and air conditioning supply",
                "39000 | Water supply, sewerage, waste management and remediation activities",
                "43999 | Construction",
                "47910 | Wholesale and retail trade; repair of motor vehicles and motorcycles",
                "53202 | Transportation and storage",
                "56302 | Accommodation and food service activities",
                "62012 | Information and communication",
                "66300 | Financial and insurance activities",
                "68320 | Real estate activities",
                "75000 | Professional, scientific and technical activities",
                "82990 | Administrative and support service activities",
                "84110 | Public administration and defence; compulsory social security",
                "85600 | Education",
                "88990 | Human health and social work activities",
                "93290 | Arts, entertainment and recreation",
                "96090 | Other service activities",
                "98000 | Activities of households as employers",
                "99000 | Activities of extraterritorial organisations and bodies",
                "99999 | Dormant company"
            })
    void namesTheSectionOfACode(String code, String section) {
        assertThat(SicSections.nameOf(code)).isEqualTo(section);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6201", "620120", "None Supplied", "00000", "٦٢٠١٢"})
    void namesNothingForWhatIsNoCode(String code) {
        assertThat(SicSections.nameOf(code)).isNull();
    }

    @Test
    void keepsSectionNamesWithinTheLengthItPromises() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(division -> SicSections.nameOf(division / 10 + "" + division % 10 + "000")))
                .filteredOn(Objects::nonNull)
                .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(68));
    }
}

package dev.etlpipeline.core.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme widgets ltd          | ACME WIDGETS LIMITED",
                "Acme Widgets Ltd.         | ACME WIDGETS LIMITED",
                "Acme-Widgets, Limited     | ACME WIDGETS LIMITED",
                "Marks & Spencer P.L.C.    | MARKS AND SPENCER PLC",
                "Tesco Public Limited Company | TESCO PLC",
                "Smith&Jones LLP           | SMITH AND JONES LIMITED LIABILITY PARTNERSHIP",
                "O'Neill’s Ltd             | ONEILLS LIMITED",
                "Café Zoë Ltd              | CAFE ZOE LIMITED",
                "  Western Power Distribution (South Wales) PLC | WESTERN POWER DISTRIBUTION SOUTH WALES PLC"
            })
    void takesSpellingsOfOneNameForTheSame(String one, String other) {
        assertThat(CompanyNames.normalise(one)).isEqualTo(CompanyNames.normalise(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Acme Ltd     | Acme PLC",
                "Acme         | Acme Ltd",
                "Acme Ltd     | Acme Holdings Ltd",
                "Acme Ltd     | The Acme Ltd",
                "Ltd Services | Limited Services"
            })
    void keepsDifferentCompaniesApart(String one, String other) {
        assertThat(CompanyNames.normalise(one)).isNotEqualTo(CompanyNames.normalise(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "...", "()"})
    void leavesNothingOfNamesWithoutLettersOrDigits(String name) {
        assertThat(CompanyNames.normalise(name)).isEmpty();
    }
}

package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameCaseTest {

    @ParameterizedTest
    @CsvSource({
        "margaret, Margaret",
        "PARKER, Parker",
        "O'NEILL, O'Neill",
        "o’neill, O’Neill",
        "d'angelo, D'Angelo",
        "MCDONALD, McDonald",
        "mckee, McKee",
        "mc, Mc",
        "MACDONALD, Macdonald",
        "machin, Machin",
        "smith-jones, Smith-Jones",
        "O'BRIEN-MCKAY, O'Brien-McKay",
        "VAN DER BERG, van der Berg",
        "ludwig van beethoven, Ludwig van Beethoven",
        "DE LA CRUZ, de la Cruz",
        "la toya, La Toya",
        "van, Van",
        "DER, Der",
        "ST JOHN, St John",
        "ST. JOHN, St. John",
        "j.r.r., J.R.R.",
        "SMITH III, Smith III",
        "iii, Iii",
        "john  smith, John  Smith",
        "ælfgifu, Ælfgifu",
        "ÉMILE, Émile",
        "(ann), (Ann)",
        "7th, 7th",
        "JOHN Smith, John Smith",
        "van der BERG, van der Berg",
        "colomiès, Colomiès",
    })
    void writesCapitalsWhereTheLettersSayThem(String given, String expected) {
        assertThat(NameCase.of(given)).isEqualTo(expected);
    }

    @Test
    void keepsSmallTOfDutchNames() {
        assertThat(NameCase.of("'T HOOFT")).isEqualTo("'t Hooft");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Neill",
                "McDonald",
                "MacDonald",
                "Macdonald",
                "van der Berg",
                "Van Gogh",
                "de la Cruz",
                "Smith-Jones",
                "St John",
                "LaToya",
                "DeShawn",
                "fforbes-Hamilton",
                "'t Hooft"
            })
    void leavesWhatSomebodyWroteWithCare(String name) {
        assertThat(NameCase.of(name)).isEqualTo(name);
    }

    @Test
    void neverChangesTheLength() {
        for (int c = 1; c < 0x1_0000; c++) {
            if (!Character.isSurrogate((char) c)) {
                String name = "x" + (char) c + " " + (char) c + "x";
                assertThat(NameCase.of(name)).hasSameSizeAs(name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "'", "12", "\uD83D\uDE00"})
    void passesWhatHasNoLetters(String name) {
        assertThat(NameCase.of(name)).isEqualTo(name);
    }
}

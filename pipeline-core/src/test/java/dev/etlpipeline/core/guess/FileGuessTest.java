package dev.etlpipeline.core.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.source.SourceException;
import dev.etlpipeline.core.step.StepCatalogue;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileGuessTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 -5 9007199254740993                      | integer
            007 010 1                                  | text
            12345678901234567890 1                     | decimal
            1.5 -0.25 3                                | decimal
            1,000 2,500.50                             | text
            £5 £6                                      | text
            12 12A                                     | text
            true FALSE                                 | boolean
            Yes no                                     | boolean
            y N                                        | boolean
            1 0                                        | integer
            2024-02-29 2023-01-01                      | date
            2023-02-29 2023-01-01                      | text
            31/12/1999 01/01/2000                      | date
            31/12/99 01/01/00                          | text
            31/12/1999 12/31/1999                      | text
            3-Nov-2023 28-Jul-2023                     | date
            2024-01-31T10:15 2024-01-31T10:15:30+01:00 | timestamp
            10:15 11:20                                | text
            """)
    void tellsTypesByAllValues(String values, String type) throws IOException {
        assertThat(column(values.split(" ")).column().type().word()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            31/12/1999 01/02/2000      | dd/MM/uuuu
            12/31/1999 01/02/2000      | MM/dd/uuuu
            1/2/2000 31/12/1999        | d/M/uuuu
            31.12.1999 01.02.2000      | dd.MM.uuuu
            2000-01-02 31/12/1999      | uuuu-MM-dd dd/MM/uuuu
            2000-01-02 2000-01-03      |
            """)
    void findsTheFewestDatePatterns(String values, String patterns) throws IOException {
        assertThat(column(values.split(" ")).formats())
                .containsExactlyInAnyOrder(patterns == null ? new String[0] : patterns.split(" "));
    }

    @Test
    void saysThatDayAndMonthCannotBeTold() throws IOException {
        GuessedColumn column = column("01/02/2000", "03/04/2001");

        assertThat(column.formats()).containsExactly("dd/MM/uuuu");
        assertThat(column.doubts())
                .containsExactly("every value reads as dd/MM/uuuu and as MM/dd/uuuu; the first was taken");
    }

    @Test
    void takesOneInFiftyForAMistakeUnlessItIsStrict() throws IOException {
        String csv = csv(100, row -> row == 7 ? "seven" : String.valueOf(row));

        GuessedColumn tolerant = guess(csv).columns().get(1);
        GuessedColumn strict =
                guess(csv, new GuessOptions("g", List.of(), true)).columns().get(1);

        assertThat(tolerant.column().type()).isEqualTo(ColumnType.INTEGER);
        assertThat(tolerant.doubts())
                .containsExactly(
                        "1 of 100 values is not a whole number and will be a reject; text would take it (--strict)");
        assertThat(strict.column().type()).isEqualTo(ColumnType.TEXT);
    }

    @Test
    void leavesRoomForLongerValues() throws IOException {
        Guess guess = guess("id,short,long,amount,place\n1," + "x".repeat(14) + "," + "y".repeat(3_000)
                + ",12.5,51.50735\n2,a,b,1234.25,0.1\n");

        assertThat(guess.columns())
                .extracting(guessed -> guessed.column().length())
                .startsWith(0, 30, 4000);
        Column amount = guess.columns().get(3).column();
        assertThat(List.of(amount.precision(), amount.scale())).containsExactly(8, 2);
        Column place = guess.columns().get(4).column();
        assertThat(List.of(place.precision(), place.scale())).containsExactly(11, 7);
    }

    @Test
    void leavesOutAColumnThatNoTextCanHold() throws IOException {
        Guess guess = guess("id,essay\n1," + "x".repeat(4_001) + "\n2," + "y".repeat(4_001) + "\n");

        assertThat(guess.columns().get(1).leftOut()).isTrue();
        assertThat(guess.definition().schema().has("essay")).isFalse();
        assertThat(DefinitionText.of(guess)).contains("    # - {name: essay, length: 4000}");
    }

    @Test
    void requiresWhatIsAlwaysThereInEnoughRecords() throws IOException {
        assertThat(guess(csv(20, row -> "x")).columns().get(1).column().required())
                .isTrue();
        assertThat(guess(csv(20, row -> row == 3 ? "" : "x"))
                        .columns()
                        .get(1)
                        .column()
                        .required())
                .isFalse();
        assertThat(guess(csv(19, row -> "x")).columns().get(1).column().required())
                .isFalse();
    }

    @Test
    void knowsTextsThatMeanNoValue() throws IOException {
        Guess guess = guess("id,amount,country\n1,NULL,GB\n2,-,NA\n3,5,N/A\n");

        assertThat(guess.columns().get(1).column().type()).isEqualTo(ColumnType.INTEGER);
        assertThat(guess.nullTexts()).containsExactly("-", "N/A", "NULL");
        assertThat(guess.columns().get(2).filled()).isEqualTo(2);
    }

    @Test
    void tagsWhatIsLikelyAboutPeople() throws IOException {
        Guess guess = guess("""
                ref,Surname,contact,reach,where,name,title
                1,Lee,a@b.example,+44 20 7946 0000,SW1A 1AA,Ann Lee,Dr
                2,Byron,c@d.org,020 7946 0001,M1 1AA,Ada Byron,Ms
                """);

        assertThat(guess.columns())
                .filteredOn(guessed -> guessed.column().tags().contains("pii"))
                .extracting(guessed -> guessed.column().name())
                .containsExactly("surname", "contact", "reach", "where", "name");
    }

    @Test
    void takesNoCompanyForAPerson() throws IOException {
        assertThat(guess("ref,name\n1,Acme Tools Limited\n2,Brown Sons Ltd\n")
                        .columns()
                        .get(1)
                        .column()
                        .tags())
                .isEmpty();
    }

    @Test
    void prefersTheColumnThatIsCalledLikeAKey() throws IOException {
        assertThat(guess("email,town,order_no\na@b.example,x,7\nc@d.example,y,8\n")
                        .keys())
                .containsExactly("order_no");
    }

    @Test
    void combinesColumnsWhereNoneIsAKey() throws IOException {
        Guess guess = guess("order_id,line,text\n1,1,a\n1,2,a\n2,1,a\n2,2,b\n");

        assertThat(guess.keys()).containsExactly("order_id", "line");
        assertThat(guess.doubts()).anyMatch(doubt -> doubt.contains("combination"));
    }

    @Test
    void prefersAKeyWithMistakesToNone() throws IOException {
        String csv = csv(100, row -> "x").replace("\n50,", "\n49,");

        Guess guess = guess(csv);

        assertThat(guess.keys()).containsExactly("id");
        assertThat(guess.doubts())
                .containsExactly("1 record repeats a value of id, the key: of records of one key only the last stays");
    }

    @Test
    void tellsCopiesApartByNothing() throws IOException {
        Guess guess = guess("town,street\nEly,High\nEly,High\nEly,Low\nYork,Low\n");

        assertThat(guess.keys()).containsExactlyInAnyOrder("town", "street");
        assertThat(guess.doubts()).anyMatch(doubt -> doubt.contains("1 is a copy of another"));
    }

    @Test
    void refusesAFileWithoutAnyKey() {
        assertThatThrownBy(() -> guess("town,pay\nEly,1.5\nEly,2.5\nYork,\nYork,1.5\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("No key was found")
                .hasMessageContaining("--key A,B")
                .hasMessageNotContaining("Ely");
    }

    @Test
    void takesTheKeyThatIsNamed() throws IOException {
        String csv = "Town Name,pay\nEly,1.5\nEly,2.5\n";

        assertThat(guess(csv, new GuessOptions("g", List.of("town name"), false))
                        .keys())
                .containsExactly("town_name");
        assertThatThrownBy(() -> guess(csv, new GuessOptions("g", List.of("village"), false)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("--key names village");
    }

    @Test
    void refusesBlankAndEqualHeaders() {
        assertThatThrownBy(() -> guess("id,,age\n1,2,3\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no name for column 2 of 3");
        assertThatThrownBy(() -> guess("id,name,ID\n1,2,3\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("names a column twice");
    }

    @Test
    void makesNamesOfWhatAHeaderSays() throws IOException {
        Guess guess = guess("1st choice,Prix (€),Prénom,名前,run_no,CompanyNumber,pay%,pay£\na,b,c,d,e,f,g,h\n");

        assertThat(guess.columns())
                .extracting(guessed -> guessed.column().name())
                .containsExactly(
                        "c_1st_choice", "prix", "prenom", "column_4", "run_no_2", "company_number", "pay", "pay_2");
    }

    @Test
    void writesADefinitionThatReadsBackAsTheGuess() throws IOException {
        String csv = "null,\"Say \"\"hi\"\"\nor: not\",born,amount,No\n1,x,31/12/1999,1.5,NULL\n2,y,2000-01-02,2,N\n";

        Guess guess = guess(csv);
        Path file = Files.writeString(folder.resolve("guessed.yaml"), DefinitionText.of(guess));
        PipelineDefinition read = new DefinitionReader().read(file, StepCatalogue.core());

        assertThat(read.schema().columns())
                .isEqualTo(guess.definition().schema().columns());
        assertThat(read.source().formats())
                .isEqualTo(guess.definition().source().formats());
        assertThat(read.source().nullTexts()).containsExactly("NULL");
        assertThat(read.source().delimiter()).isEqualTo(',');
        assertThat(read.target()).isEqualTo(guess.target());
        assertThat(read.source().header(read.schema().column(1))).isEqualTo("Say \"hi\"\nor: not");
    }

    @Test
    void writesTheTableForSqlServer() throws IOException {
        assertThat(DefinitionText.ddl(guess("id,town\n1,x\n2,y\n")))
                .contains("CREATE TABLE [warehouse].[g] (", "[id] BIGINT NOT NULL", "[town] NVARCHAR(10) NULL");
    }

    @Test
    void namesCharsetAndDelimiter() throws IOException {
        Guess guess = guess("id;nom\n1;Zoé\n2;Noël\n", Charset.forName("windows-1252"));

        assertThat(DefinitionText.of(guess)).contains("charset: windows-1252", "delimiter: semicolon");
    }

    @Test
    void leavesTheCharsetToAByteOrderMark() throws IOException {
        Guess guess = guess("\ufeffid,name\n1,x\n2,y\n", StandardCharsets.UTF_16LE);

        assertThat(guess.records()).isEqualTo(2);
        assertThat(DefinitionText.of(guess))
                .contains("UTF-16LE by its byte order mark")
                .doesNotContain("  charset:");
    }

    @Test
    void saysThatAFirstRecordMayBeNoHeader() throws IOException {
        assertThat(guess("1,english\n2,german\n3,french\n").doubts())
                .anyMatch(doubt -> doubt.contains("if the first record is data"));
        assertThat(guess("id,2019,2020\n1,5,6\n2,7,8\n").doubts()).isEmpty();
    }

    @Test
    void countsWhatIsMalformedAndGoesOn() throws IOException {
        Guess guess = guess("id,name\n1,x\n2\n3,z\n");

        assertThat(guess.records()).isEqualTo(3);
        assertThat(guess.malformed()).isEqualTo(1);
    }

    @Test
    void guessesAHeaderAlone() throws IOException {
        Guess guess = guess("name,town_id\n");

        assertThat(guess.keys()).containsExactly("town_id");
        assertThat(guess.doubts()).anyMatch(doubt -> doubt.contains("has no records"));
    }

    /** One column of these values, beside a key. */
    private GuessedColumn column(String... values) throws IOException {
        String rows = IntStream.range(0, values.length)
                .mapToObj(row -> row + ";" + values[row] + "\n")
                .collect(Collectors.joining());
        return guess("id;value\n" + rows).columns().get(1);
    }

    private static String csv(int rows, IntFunction<String> value) {
        return "id,value\n"
                + IntStream.range(0, rows)
                        .mapToObj(row -> row + "," + value.apply(row) + "\n")
                        .collect(Collectors.joining());
    }

    private Guess guess(String csv) throws IOException {
        return guess(csv, new GuessOptions("g", List.of(), false));
    }

    private Guess guess(String csv, Charset charset) throws IOException {
        return guess(csv.getBytes(charset), new GuessOptions("g", List.of(), false));
    }

    private Guess guess(String csv, GuessOptions options) throws IOException {
        return guess(csv.getBytes(StandardCharsets.UTF_8), options);
    }

    private Guess guess(byte[] csv, GuessOptions options) throws IOException {
        Path file = Files.write(folder.resolve("file" + Arrays.hashCode(csv) + ".csv"), csv);
        try (InputFile input = InputFile.open(file, folder)) {
            return FileGuess.of(input, () -> 1 << 20, options);
        }
    }
}

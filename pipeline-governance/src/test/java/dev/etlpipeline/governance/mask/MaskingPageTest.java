package dev.etlpipeline.governance.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.scheme.DataKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That the examples of docs/governance/masking.md are what the code makes of them, and all kinds and masks stand there. */
class MaskingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "governance", "masking.md");

    private static final List<Mask> SHOWN = List.of(Mask.REDACT, Mask.PARTIAL, Mask.KEYED, Mask.GENERALISE);

    private final FileMasks masks = new FileMasks(
            new Pseudonyms(Arrays.copyOf("an example".getBytes(StandardCharsets.US_ASCII), 32)), PhoneRange.RESERVED);

    private static Map<DataKind, String> examples() {
        Map<DataKind, String> examples = new EnumMap<>(DataKind.class);
        examples.put(DataKind.FIRST_NAME, "Margaret");
        examples.put(DataKind.LAST_NAME, "O'Neill");
        examples.put(DataKind.FULL_NAME, "Margaret O'Neill");
        examples.put(DataKind.EMAIL, "m.oneill@mail.example");
        examples.put(DataKind.PHONE, "+447700900958");
        examples.put(DataKind.POSTCODE, "SW1A 2AA");
        examples.put(DataKind.ADDRESS, "10 High Street");
        examples.put(DataKind.DATE_OF_BIRTH, "1984-03-17");
        examples.put(DataKind.NI_NUMBER, "AB123456C");
        examples.put(DataKind.NHS_NUMBER, "943 476 5919");
        examples.put(DataKind.CARD_NUMBER, "4111111111111111");
        examples.put(DataKind.IBAN, "GB29NWBK60161331926819");
        examples.put(DataKind.IP_ADDRESS, "192.168.17.4");
        examples.put(DataKind.FREE_TEXT, "Called on 3 May");
        examples.put(DataKind.OTHER, "X-17/b");
        return examples;
    }

    @Test
    @Criterion("pii-masking.2")
    void everyExampleIsWhatTheCodeMakesOfIt() throws IOException {
        String expected = examples().entrySet().stream()
                .map(example -> row(example.getKey(), example.getValue()))
                .collect(Collectors.joining("\n"));

        assertThat(examples()).containsOnlyKeys(DataKind.values());
        assertThat(Files.readString(PAGE)).contains(expected);
    }

    private String row(DataKind kind, String value) {
        ColumnType type = kind == DataKind.DATE_OF_BIRTH ? ColumnType.DATE : ColumnType.TEXT;
        Column column = new Column("c", type, 60, 0, 0, false, false, Set.of(), Column.Role.SOURCE);
        return "| `" + kind.word() + "` | " + Maskers.usual(kind).word() + " | " + value + " | "
                + SHOWN.stream()
                        .map(mask -> masks.of(column, kind, mask).apply(value))
                        .collect(Collectors.joining(" | "))
                + " |";
    }

    @Test
    void everyMaskIsNamed() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Arrays.stream(Mask.values()).map(mask -> "| `" + mask.word() + "` |"))
                .allMatch(page::contains);
        assertThat(Arrays.stream(MaskMode.values())
                        .map(mode -> "| `" + mode.name().toLowerCase(java.util.Locale.ROOT) + "` |"))
                .allMatch(page::contains);
    }
}

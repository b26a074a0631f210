package dev.etlpipeline.core.guess;

import dev.etlpipeline.core.csv.CsvForm;
import dev.etlpipeline.core.csv.CsvSniffer;
import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.definition.HeaderNames;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.SourceException;
import dev.etlpipeline.core.step.TextForms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads a whole file and says what definition would load it. Memory is bounded, whatever the file's size: of values only
 * hashes are kept, {@value #BUDGET} at most, and only of columns that may still be the key. Used once, by one thread.
 */
public final class FileGuess {

    /** Hashes of 8 bytes, in tables that are half empty: 64 MiB at most. */
    private static final int BUDGET = 4_000_000;

    private static final int CHUNK_ROWS = 4_000;
    private static final int CHUNK_BYTES = 1 << 20;

    private final InputFile input;
    private final CsvSettings settings;
    private final GuessOptions options;
    private final CsvForm form;
    private final List<String> names = new ArrayList<>();
    private final List<ColumnProfile> profiles = new ArrayList<>();
    private final PipelineDefinition texts;
    private long records;
    private long malformed;

    private FileGuess(InputFile input, CsvSettings settings, GuessOptions options) throws IOException {
        this.input = input;
        this.settings = settings;
        this.options = options;
        this.form = CsvSniffer.sniff(input);
        ColumnNamer namer = new ColumnNamer();
        TextForms forms = new TextForms();
        for (String header : form.header()) {
            names.add(namer.name(header, names.size() + 1));
            profiles.add(new ColumnProfile(forms));
        }
        this.texts = texts();
    }

    /**
     * Reads the file, up to three times.
     *
     * @param input stays the caller's to close
     * @throws SourceException where the file cannot be used, or no columns tell its rows apart
     */
    public static Guess of(InputFile input, CsvSettings settings, GuessOptions options) throws IOException {
        return new FileGuess(input, settings, options).guess();
    }

    /** A definition under which every column is the text that stands there. */
    private PipelineDefinition texts() {
        List<Column> columns = new ArrayList<>();
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(Column.text(names.get(i), Integer.MAX_VALUE));
            headers.put(names.get(i), form.header().get(i));
        }
        SourceSpec source = new SourceSpec(
                form.byteOrderMark() > 0 ? null : form.charset(),
                form.delimiter(),
                columns,
                Map.of(),
                List.of(),
                headers,
                ExtraColumns.IGNORE);
        TargetSpec nowhere = new TargetSpec("warehouse", "none", false, false);
        return new PipelineDefinition("guess", source, new Schema(columns), List.of(), List.of(), List.of(), nowhere);
    }

    private Guess guess() throws IOException {
        read(this::profile, this::keepWithinBudget);
        List<TypeGuess> types = new ArrayList<>();
        Set<String> nullTexts = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            TypeGuess type = new TypeGuess(names.get(i), profiles.get(i), records, options.strict());
            type.decide();
            types.add(type);
            nullTexts.addAll(type.nullTexts());
        }
        List<GuessedColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(types.get(i).of(form.header().get(i), nullTexts));
        }
        KeyChoice key = key(columns);
        key.columns().forEach(place -> columns.set(place, columns.get(place).asKey()));
        List<String> doubts = new ArrayList<>(key.doubts());
        headerDoubt(columns, doubts);
        return new Guess(
                options.name(),
                input.name(),
                form,
                records + malformed,
                malformed,
                columns,
                List.copyOf(nullTexts),
                key.note(),
                doubts);
    }

    private void read(Consumer<Row> taker, Runnable betweenChunks) throws IOException {
        records = 0;
        malformed = 0;
        try (CsvSource source =
                CsvSource.open(texts, input, settings, ExtraColumns.IGNORE, CHUNK_ROWS, CHUNK_BYTES, Long.MAX_VALUE)) {
            Cursor at = Cursor.START;
            boolean last = false;
            while (!last) {
                Chunk chunk = source.read(at);
                chunk.rows().forEach(taker);
                records += chunk.rows().size();
                malformed += chunk.rejects().size();
                betweenChunks.run();
                at = chunk.after();
                last = chunk.last();
            }
        }
    }

    private void profile(Row row) {
        for (int i = 0; i < profiles.size(); i++) {
            String text = stripped(row, i);
            if (!text.isEmpty()) {
                profiles.get(i).add(text);
            }
        }
    }

    private static String stripped(Row row, int column) {
        String text = row.text(column);
        return text == null ? "" : TextForms.strip(text);
    }

    /** The columns furthest back make room: keys stand in front. */
    private void keepWithinBudget() {
        long kept = profiles.stream()
                .mapToLong(profile -> profile.distinct().kept())
                .sum();
        for (int i = profiles.size() - 1; i >= 0 && kept > BUDGET; i--) {
            kept -= profiles.get(i).distinct().kept();
            profiles.get(i).distinct().giveUp();
        }
    }

    private KeyChoice key(List<GuessedColumn> columns) throws IOException {
        if (!options.key().isEmpty()) {
            return named(columns);
        }
        KeyFinder finder = new KeyFinder(columns, profiles, records);
        KeyChoice key = finder.byColumns();
        if (!key.found() && !finder.parts().isEmpty()) {
            KeySearch search = new KeySearch(finder.parts(), BUDGET);
            read(row -> search.add(stripped(row)), search::keepWithinBudget);
            key = finder.byCombination(search);
        }
        if (!key.found()) {
            throw new SourceException("No key was found in " + input.name() + ": no column tells its "
                    + Counted.of(records + malformed) + " records apart, nor do two or three together"
                    + (finder.tried().isEmpty() ? "" : " of " + finder.tried())
                    + ". Name the columns that should (--key A,B): of records that share their values the last one"
                    + " stays. Or give the file a column that numbers its records.");
        }
        return key;
    }

    private static String[] stripped(Row row) {
        String[] texts = new String[row.schema().size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = stripped(row, i);
        }
        return texts;
    }

    private KeyChoice named(List<GuessedColumn> columns) {
        List<Integer> places = new ArrayList<>();
        for (String wanted : options.key()) {
            int place = place(columns, wanted);
            if (place < 0) {
                throw new SourceException("--key names " + wanted + ", which is no column of " + input.name()
                        + "; there are " + String.join(", ", names) + ".");
            }
            places.add(place);
        }
        return new KeyChoice(places, "as --key says", List.of());
    }

    private static int place(List<GuessedColumn> columns, String wanted) {
        String canonical = HeaderNames.canonical(wanted);
        for (int i = 0; i < columns.size(); i++) {
            boolean named = columns.get(i).column().name().equalsIgnoreCase(wanted.strip())
                    || HeaderNames.canonical(columns.get(i).header()).equals(canonical);
            if (named) {
                return i;
            }
        }
        return -1;
    }

    /** A header that is a value of its column's type may be a record. Years head columns. */
    private void headerDoubt(List<GuessedColumn> columns, List<String> doubts) {
        boolean any = columns.stream()
                .anyMatch(guessed -> guessed.column().type() != ColumnType.TEXT
                        && guessed.header().strip().matches("[-+]?[0-9.]+")
                        && !guessed.header().strip().matches("(?:19|20)[0-9]{2}"));
        if (any) {
            doubts.add(
                    "a column is headed by a number such as stands in it: if the first record is data, the file has no"
                            + " header, and needs one");
        }
    }
}

package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.guess.Guess;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.step.StepCatalogue;
import dev.etlpipeline.core.step.TextForms;
import dev.etlpipeline.core.step.TransformStage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a file under the definition that it was found to have, and looks at each column and at pairs of dates. For one thread. */
final class FileProfile {

    private static final int CHUNK_ROWS = 4_000;
    private static final int CHUNK_BYTES = 1 << 20;

    /** Columns of dates that are compared with one another. */
    private static final int MOST_DATES = 6;

    private final List<ValueProfile> columns = new ArrayList<>();
    private final List<DatePair> pairs = new ArrayList<>();
    private final Fingerprints fingerprints = new Fingerprints(null);
    private long rows;

    /** Two columns of dates. */
    static final class DatePair {

        private final int first;
        private final int second;
        private long compared;
        private long inOrder;
        private long apart;

        DatePair(int first, int second) {
            this.first = first;
            this.second = second;
        }

        @SuppressWarnings("unchecked") // both are of one type
        private void add(Row row) {
            Object one = row.get(first);
            Object other = row.get(second);
            if (one != null && other != null) {
                int order = ((Comparable<Object>) one).compareTo(other);
                compared++;
                inOrder += order <= 0 ? 1 : 0;
                apart += order < 0 ? 1 : 0;
            }
        }

        int first() {
            return first;
        }

        int second() {
            return second;
        }

        /** Rows in which both have a value, none of which has them the other way round; 0 where one has, or none differ. */
        long alwaysInOrder() {
            return compared == inOrder && apart > 0 ? compared : 0;
        }
    }

    private FileProfile(PipelineDefinition definition) {
        TextForms forms = new TextForms();
        List<Column> all = definition.schema().columns();
        List<Integer> dates = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            columns.add(new ValueProfile(all.get(place), forms));
            if (all.get(place).type() == ColumnType.DATE && dates.size() < MOST_DATES) {
                dates.add(place);
            }
        }
        for (int first : dates) {
            dates.stream().filter(second -> second != first).forEach(second -> pairs.add(new DatePair(first, second)));
        }
    }

    /** @param input stays the caller's to close */
    static FileProfile of(InputFile input, Guess guess, CsvSettings settings) throws IOException {
        PipelineDefinition definition = guess.definition();
        FileProfile profile = new FileProfile(definition);
        TransformStage transform = new TransformStage(definition, StepCatalogue.core());
        try (CsvSource source = CsvSource.open(
                definition, input, settings, ExtraColumns.IGNORE, CHUNK_ROWS, CHUNK_BYTES, Long.MAX_VALUE)) {
            Cursor at = Cursor.START;
            boolean last = false;
            while (!last) {
                Chunk chunk = source.read(at);
                transform.apply(chunk).rows().forEach(profile::add);
                at = chunk.after();
                last = chunk.last();
            }
        }
        return profile;
    }

    private void add(Row row) {
        rows++;
        for (int place = 0; place < columns.size(); place++) {
            Object value = row.get(place);
            if (value != null && !value.toString().isBlank()) {
                columns.get(place).add(value, fingerprints.of(row, List.of(place)));
            }
        }
        pairs.forEach(pair -> pair.add(row));
    }

    /** Rows that fit the definition. */
    long rows() {
        return rows;
    }

    List<ValueProfile> columns() {
        return columns;
    }

    List<DatePair> pairs() {
        return pairs;
    }
}

package dev.etlpipeline.core.guess;

import dev.etlpipeline.core.row.Column;
import java.util.List;

/**
 * One column of the file, and what it is taken for.
 *
 * @param header  what the file calls it
 * @param column  as the definition declares it
 * @param formats of a date or timestamp; empty where ISO-8601 does
 * @param filled  records that have a value
 * @param leftOut whether the definition leaves it out, because no column can hold it
 * @param notes   why it is taken for that; no values of the file
 * @param doubts  what may be wrong about it; no values of the file
 */
public record GuessedColumn(
        String header,
        Column column,
        List<String> formats,
        long filled,
        boolean leftOut,
        List<String> notes,
        List<String> doubts) {

    public GuessedColumn {
        formats = List.copyOf(formats);
        notes = List.copyOf(notes);
        doubts = List.copyOf(doubts);
    }

    GuessedColumn asKey() {
        return new GuessedColumn(header, column.asKey(), formats, filled, leftOut, notes, doubts);
    }
}

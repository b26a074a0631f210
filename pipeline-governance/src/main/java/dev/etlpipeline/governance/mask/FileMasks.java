package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.step.UkPostcode;
import dev.etlpipeline.governance.scheme.DataKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The masks of a file's columns, whose values are texts of whatever type. Thread-safe. */
final class FileMasks {

    private final Pseudonyms pseudonyms;
    private final TextMasks texts;
    private final OtherMasks others;

    FileMasks(Pseudonyms pseudonyms, PhoneRange phones) {
        this.pseudonyms = pseudonyms;
        this.texts = new TextMasks(pseudonyms, phones);
        this.others = new OtherMasks(pseudonyms);
    }

    /** Masks one value; a blank one stays. */
    UnaryOperator<String> of(Column column, DataKind kind, Mask mask) {
        UnaryOperator<String> masked = switch (column.type()) {
            case TEXT -> texts.of(kind, mask);
            case DATE -> texts.of(DataKind.DATE_OF_BIRTH, mask);
            case TIMESTAMP -> text -> OtherMasks.yearText(text) + "T00:00:00";
            case INTEGER, DECIMAL -> others.numberTexts(mask);
            case BOOLEAN -> text -> "false";
        };
        boolean nothing = mask == Mask.NULL && !column.required();
        return text -> text.isBlank() ? text : nothing ? "" : fit(masked.apply(text), column);
    }

    /** A value in a form that it has in common with others that mean the same. */
    static String meaning(Column column, String text) {
        if (column.type() == ColumnType.DATE) {
            return OtherMasks.yearFirst(text);
        }
        String postcode = MaskPolicy.kind(column) == DataKind.POSTCODE ? UkPostcode.normalise(text) : null;
        return postcode == null ? text.strip() : postcode;
    }

    private static String fit(String masked, Column column) {
        boolean cut = column.type() == ColumnType.TEXT && column.length() > 0 && masked.length() > column.length();
        return cut ? masked.substring(0, column.length()) : masked;
    }

    /**
     * Lets the values of a column change places.
     *
     * @param values of some records of a file
     * @param place  of these records in it
     */
    List<String> shuffled(Column column, List<String> values, long place) {
        Draw draw = pseudonyms.draw("shuffle", column.name() + ' ' + place);
        List<String> shuffled = new ArrayList<>(values);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int other = draw.below(i + 1);
            String value = shuffled.get(i);
            shuffled.set(i, shuffled.get(other));
            shuffled.set(other, value);
        }
        return shuffled;
    }
}

package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.step.TextForms;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands in one column of a file, gathered value by value in bounded memory. Keeps values only while they are few. */
final class ValueProfile {

    /** Different values that a list may have. */
    static final int FEW = 12;

    private static final int REMEMBERED = 1_000_000;

    private final Column column;
    private final TextForms forms;
    private final SeenValues seen = new SeenValues(REMEMBERED);
    private final Map<String, Long> few = new TreeMap<>();
    private long values;
    private long repeated;
    private long emails;
    private long phones;
    private long postcodes;
    private boolean many;
    private @Nullable String form;
    private boolean oneForm = true;
    private @Nullable Comparable<Object> least;
    private @Nullable Comparable<Object> most;

    ValueProfile(Column column, TextForms forms) {
        this.column = column;
        this.forms = forms;
    }

    /** @param fingerprint of the value */
    void add(Object value, long fingerprint) {
        values++;
        if (seen.contains(fingerprint)) {
            repeated++;
        } else {
            seen.add(fingerprint);
        }
        if (column.type() == ColumnType.TEXT) {
            addText(value.toString());
        } else if (column.type() != ColumnType.BOOLEAN) {
            addOrdered(value);
        }
    }

    private void addText(String text) {
        emails += text.indexOf('@') > 0 && forms.isEmail(text) ? 1 : 0;
        phones += text.length() >= 9 && text.length() <= 20 && forms.isPhone(text) ? 1 : 0;
        postcodes += text.length() >= 5 && text.length() <= 10 && forms.isPostcode(text) ? 1 : 0;
        if (!many) {
            few.merge(text, 1L, Long::sum);
            if (few.size() > FEW) {
                many = true;
                few.clear();
            }
        }
        if (oneForm) {
            String its = CodeForm.of(text);
            oneForm = !its.isEmpty() && (form == null || form.equals(its));
            form = its;
        }
    }

    @SuppressWarnings("unchecked") // a column's values are all of one Java type, and that has an order
    private void addOrdered(Object value) {
        Comparable<Object> comparable = (Comparable<Object>) value;
        least = least == null || comparable.compareTo(least) < 0 ? comparable : least;
        most = most == null || comparable.compareTo(most) > 0 ? comparable : most;
    }

    Column column() {
        return column;
    }

    long values() {
        return values;
    }

    /** Values that stood there before; of the first million different ones. */
    long repeated() {
        return repeated;
    }

    boolean sawAll() {
        return seen.forgotten() == 0;
    }

    long emails() {
        return emails;
    }

    long phones() {
        return phones;
    }

    long postcodes() {
        return postcodes;
    }

    /** Each value and how often it stood there; empty where there are many, or the column is no text. */
    Map<String, Long> few() {
        return few;
    }

    /** A pattern that all values match, of a code such as AB123456; null where they are none. */
    @Nullable
    String pattern() {
        return oneForm && form != null ? CodeForm.pattern(form) : null;
    }

    @Nullable
    Object least() {
        return least;
    }

    @Nullable
    Object most() {
        return most;
    }
}

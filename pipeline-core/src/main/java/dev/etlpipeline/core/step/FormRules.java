package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The rules about a value's form that need nothing but the value: type, length, pattern, allowed values. */
final class FormRules {

    private FormRules() {}

    /**
     * {@code type}: the value is of the column's Java type, and a decimal fits it. Implied for every column: what the
     * file says, the conversion has checked already; this is about what steps and enrichments fill in.
     */
    static RowRule type(RuleSpec spec, Schema schema) {
        spec.options().allowOnly();
        int position = schema.indexOf(spec.column());
        Column column = schema.column(position);
        Class<?> expected = column.type().javaType();
        DecimalForm decimal =
                column.type() == ColumnType.DECIMAL ? new DecimalForm(column.precision(), column.scale()) : null;
        String reason = "must be " + Form.of(column, List.of()).expected();
        ValueRule rule = new ValueRule("type", spec.column(), position, value -> {
            boolean fits = expected.isInstance(value) && (decimal == null || decimal.fits((BigDecimal) value));
            return fits ? null : reason;
        });
        return decimal == null ? rule.unless(expected) : rule;
    }

    /** {@code length}: no more UTF-16 units, NVARCHAR's measure, than declared. Implied for every text. */
    static RowRule length(RuleSpec spec, Schema schema) {
        spec.options().allowOnly();
        Column column = Declaration.column(spec, schema, ColumnType.TEXT);
        int max = column.length();
        ValueRule rule = new ValueRule("length", spec.column(), schema.indexOf(spec.column()), value -> {
            int length = ((String) value).length();
            return length <= max ? null : "must be at most " + max + " characters long, but has " + length;
        });
        return rule.unlessLonger(max);
    }

    /** {@code pattern}: the whole text matches the regular expression {@code matches}; {@code says} puts it in words. */
    static RowRule pattern(RuleSpec spec, Schema schema) {
        spec.options().allowOnly("matches", "says");
        Declaration.column(spec, schema, ColumnType.TEXT);
        String regex = spec.options().text("matches");
        if (regex == null) {
            throw new IllegalArgumentException("needs matches: '...', a regular expression");
        }
        Pattern pattern = compile(regex);
        String reason = "must be " + spec.options().text("says", "text that matches " + regex);
        return new ValueRule(
                "pattern",
                spec.column(),
                schema.indexOf(spec.column()),
                value -> pattern.matcher((String) value).matches() ? null : reason);
    }

    private static Pattern compile(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "option matches is no regular expression: " + e.getDescription() + " at character " + e.getIndex(),
                    e);
        }
    }

    /** {@code allowed-values}: one of {@code values}, exactly. */
    static RowRule allowedValues(RuleSpec spec, Schema schema) {
        spec.options().allowOnly("values");
        int position = schema.indexOf(spec.column());
        List<String> texts = spec.options().texts("values");
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("needs values: [...]");
        }
        Set<Object> allowed = new HashSet<>();
        texts.forEach(text -> allowed.add(Form.option(schema.column(position), "values", text)));
        String reason = "must be one of " + String.join(", ", texts);
        return new ValueRule(
                "allowed-values", spec.column(), position, value -> allowed.contains(value) ? null : reason);
    }
}

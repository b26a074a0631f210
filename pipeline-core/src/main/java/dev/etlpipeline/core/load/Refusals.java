package dev.etlpipeline.core.load;

import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Makes rejects of rows that the database refused, in its own words as far as those do not quote the row. */
final class Refusals {

    /** The rule under which they are counted. */
    static final String RULE = "refused-by-warehouse";

    /** Behind these, databases quote: SQL Server 2601, 2627 and 2628, H2's duplicate keys and too long values. */
    private static final Pattern QUOTATION =
            Pattern.compile("The duplicate key value is|Truncated value:|VALUES ?\\(|: \"'|; SQL statement:");

    /** Shorter values stand in any sentence by chance. */
    private static final int TELLING = 3;

    private static final String INSTEAD = "<value>";

    private Refusals() {}

    static Reject reject(Row row, SQLException refusal) {
        return new Reject(Stage.LOAD, List.of(new Violation(RULE, null, reason(row, refusal))), row.origin(), row);
    }

    private static String reason(Row row, SQLException refusal) {
        String words = String.valueOf(refusal.getMessage());
        var quotation = QUOTATION.matcher(words);
        String said = quotation.find() ? words.substring(0, quotation.start()) : words;
        for (Object value : row.values()) {
            String text = Objects.toString(value, "");
            if (text.length() >= TELLING) {
                said = said.replaceAll("(?i)" + Pattern.quote(text), INSTEAD);
            }
        }
        return said.replaceAll("\\s+", " ").strip() + " (error " + refusal.getErrorCode() + ")";
    }
}

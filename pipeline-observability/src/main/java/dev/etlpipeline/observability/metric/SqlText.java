package dev.etlpipeline.observability.metric;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be said of a statement: its verb, the first table it names, and its text without literals. Parameters are
 * never looked at; literals are taken out in case somebody writes a value into a statement.
 */
final class SqlText {

    private static final int LONGEST = 600;
    private static final int REMEMBERED = 1000;
    private static final Set<String> VERBS = Set.of(
            "SELECT",
            "INSERT",
            "UPDATE",
            "DELETE",
            "MERGE",
            "CREATE",
            "ALTER",
            "DROP",
            "TRUNCATE",
            "EXEC",
            "SET",
            "CALL");
    private static final Pattern LITERAL = Pattern.compile("[Nn]?'[^']*+(?:''[^']*+)*+'|0[xX][0-9a-fA-F]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern VERB = Pattern.compile("^\\s*(\\w+)");
    private static final String NAME = "[\\[\"]?[\\w#$]+[\\]\"]?";
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:FROM|INTO|UPDATE|JOIN|(?:TABLE|VIEW|INDEX)(?:\\s+IF\\s+(?:NOT\\s+)?EXISTS)?)\\s+(" + NAME + "(?:\\."
                    + NAME + "){0,2})",
            Pattern.CASE_INSENSITIVE);

    /** Statements are few and repeat themselves. */
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    /**
     * What statements are counted by.
     *
     * @param verb  in upper case, OTHER for one that is not known
     * @param table in lower case without quotes, none where there is none
     */
    record Kind(String verb, String table) {

        /** Whether it writes rows into a table that is not the pipeline's own: what loads do, row by row. */
        boolean writesTarget() {
            return (verb.equals("INSERT") || verb.equals("UPDATE"))
                    && !table.startsWith("etl.")
                    && !table.startsWith("governance.");
        }
    }

    Kind kind(String sql) {
        Kind known = kinds.get(sql);
        if (known == null) {
            known = new Kind(verb(sql), table(sql));
            if (kinds.size() < REMEMBERED) {
                kinds.put(sql, known);
            }
        }
        return known;
    }

    private static String verb(String sql) {
        Matcher verb = VERB.matcher(sql);
        String word = verb.find() ? verb.group(1).toUpperCase(Locale.ROOT) : "OTHER";
        if (word.equals("WITH")) {
            return "SELECT";
        }
        return VERBS.contains(word) ? word : "OTHER";
    }

    private static String table(String sql) {
        Matcher table = TABLE.matcher(LITERAL.matcher(sql).replaceAll("?"));
        return table.find() ? table.group(1).replaceAll("[\\[\\]\"]", "").toLowerCase(Locale.ROOT) : "none";
    }

    /** Its text on one line, literals replaced by a question mark, cut where it is long. */
    static String shown(String sql) {
        String text = BLANKS.matcher(LITERAL.matcher(sql).replaceAll("?"))
                .replaceAll(" ")
                .strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + " ..." : text;
    }
}

package dev.etlpipeline.chaos.show;

import java.util.Locale;

/** Text for HTML. */
final class Html {

    private Html() {}

    /** Fit for text and for attributes in double quotes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String cell(String text) {
        return "<td>" + escaped(text) + "</td>";
    }

    static String figure(String text) {
        return "<td class=\"n\">" + escaped(text) + "</td>";
    }

    /** A word such as a verdict, with its colour. */
    static String badge(Enum<?> word) {
        return "<span class=\"word " + word.name().toLowerCase(Locale.ROOT) + "\">" + word.name() + "</span>";
    }

    /** Made of letters, digits and dashes. */
    static String id(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}

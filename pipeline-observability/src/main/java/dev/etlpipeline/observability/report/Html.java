package dev.etlpipeline.observability.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of HTML; what is given as text is escaped. */
public final class Html {

    private Html() {}

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * A table whose first column has words and whose others have figures.
     *
     * @param rows HTML of the cells
     */
    public static String table(List<String> head, List<List<String>> rows) {
        return "<div class=\"wide\"><table><thead><tr>"
                + head.stream()
                        .map(cell -> "<th scope=\"col\">" + escaped(cell) + "</th>")
                        .collect(Collectors.joining())
                + "</tr></thead><tbody>\n"
                + rows.stream().map(Html::row).collect(Collectors.joining())
                + "</tbody></table></div>";
    }

    private static String row(List<String> cells) {
        return "<tr><th scope=\"row\">" + cells.get(0) + "</th>"
                + cells.subList(1, cells.size()).stream()
                        .map(cell -> "<td>" + cell + "</td>")
                        .collect(Collectors.joining())
                + "</tr>\n";
    }

    public static List<String> cells(String... texts) {
        return Arrays.stream(texts).map(Html::escaped).toList();
    }
}

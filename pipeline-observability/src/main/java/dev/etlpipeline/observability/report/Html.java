package dev.etlpipeline.observability.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pieces of HTML; what is given as text is escaped. */
public final class Html {

    private Html() {}

    /**
     * A page with its gaps filled.
     *
     * @param beside the class in whose package the page lies
     * @param parts  HTML by the name of its gap, which is written in two pairs of braces
     * @throws IllegalStateException where there is no such page
     */
    public static String filled(Class<?> beside, String name, Map<String, String> parts) {
        String page = resource(beside, name);
        for (Map.Entry<String, String> part : parts.entrySet()) {
            page = page.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return page;
    }

    private static String resource(Class<?> beside, String name) {
        try (InputStream resource = beside.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * A table whose first column has words and whose others have figures; each says its column, for a screen that is too narrow
     * for heads.
     *
     * @param rows HTML of the cells
     */
    public static String table(List<String> head, List<List<String>> rows) {
        return "<div class=\"wide\"><table><thead><tr>"
                + head.stream()
                        .map(cell -> "<th scope=\"col\">" + escaped(cell) + "</th>")
                        .collect(Collectors.joining())
                + "</tr></thead><tbody>\n"
                + rows.stream().map(row -> row(head, row)).collect(Collectors.joining())
                + "</tbody></table></div>";
    }

    private static String row(List<String> head, List<String> cells) {
        return "<tr><th scope=\"row\">" + cells.get(0) + "</th>"
                + IntStream.range(1, cells.size())
                        .mapToObj(column ->
                                "<td data-label=\"" + escaped(head.get(column)) + "\">" + cells.get(column) + "</td>")
                        .collect(Collectors.joining())
                + "</tr>\n";
    }

    public static List<String> cells(String... texts) {
        return Arrays.stream(texts).map(Html::escaped).toList();
    }
}

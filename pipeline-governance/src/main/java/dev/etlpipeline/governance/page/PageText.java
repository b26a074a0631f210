package dev.etlpipeline.governance.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pieces of an HTML page. */
public final class PageText {

    private static final Pattern GAP = Pattern.compile("\\{\\{(\\w+)}}");

    private PageText() {}

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * A page with its gaps filled; what is filled in is not looked through for gaps.
     *
     * @param beside the class beside which it lies on the class path
     * @param parts  HTML by the name of its gap, which is written in two pairs of braces
     */
    public static String filled(Class<?> beside, String name, Map<String, String> parts) {
        return GAP.matcher(resource(beside, name))
                .replaceAll(gap -> Matcher.quoteReplacement(parts.getOrDefault(gap.group(1), gap.group())));
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
}

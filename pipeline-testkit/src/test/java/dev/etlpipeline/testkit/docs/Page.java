package dev.etlpipeline.testkit.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown page of the project, taken apart as far as tests look at it. */
final class Page {

    private static final Pattern FENCE = Pattern.compile("```(\\w*)");
    private static final Pattern MARKER = Pattern.compile("<!-- (.+) -->");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+?) *#*");

    private final Path file;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Line> prose = new ArrayList<>();
    private final Map<String, String> headings = new LinkedHashMap<>();

    /**
     * A fenced block.
     *
     * @param marker what the HTML comment in the line before it says, or empty
     * @param number of the line of its opening fence, from 1
     * @param text   with a line end behind each line
     */
    record Block(String language, String marker, int number, String text) {}

    /** A line outside all fenced blocks, and the anchor of the heading it stands under. */
    record Line(int number, String section, String text) {}

    private Page(Path file) {
        this.file = file;
    }

    /** A page by its path in the project, such as docs/architecture.md. */
    static Page of(String path) {
        return of(root().resolve(path));
    }

    static Page of(Path file) {
        Page page = new Page(file);
        page.read(text(file).lines().toList());
        return page;
    }

    /** The project's folder. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("seeds/pipelines"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(List<String> lines) {
        String section = "";
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i).strip();
            Matcher fence = FENCE.matcher(line);
            Matcher heading = HEADING.matcher(line);
            if (fence.matches()) {
                i = block(lines, i, fence.group(1));
            } else {
                if (heading.matches()) {
                    section = anchor(heading.group(1));
                }
                prose.add(new Line(i + 1, section, lines.get(i)));
            }
            i++;
        }
    }

    private int block(List<String> lines, int fence, String language) {
        Matcher marker = MARKER.matcher(fence == 0 ? "" : lines.get(fence - 1).strip());
        StringBuilder text = new StringBuilder();
        int i = fence + 1;
        while (!lines.get(i).strip().equals("```")) {
            text.append(lines.get(i++)).append('\n');
        }
        blocks.add(new Block(language, marker.matches() ? marker.group(1) : "", fence + 1, text.toString()));
        return i;
    }

    /** As GitHub makes them: small letters, blanks as hyphens, marks left out; a number behind a repeated one. */
    private String anchor(String heading) {
        String slug = heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
        String anchor = slug;
        for (int again = 1; headings.containsKey(anchor); again++) {
            anchor = slug + "-" + again;
        }
        headings.put(anchor, heading);
        return anchor;
    }

    Path file() {
        return file;
    }

    /** Path in the project, with slashes, for messages. */
    String name() {
        return root().relativize(file).toString().replace('\\', '/');
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    List<Line> prose() {
        return List.copyOf(prose);
    }

    boolean hasAnchor(String anchor) {
        return headings.containsKey(anchor);
    }

    /** The rows of the tables in a section, without heads; a cell of code is without its backticks. */
    List<List<String>> rows(String section) {
        List<List<String>> rows = new ArrayList<>();
        int inTable = 0;
        for (Line line : prose) {
            inTable = line.text().startsWith("|") ? inTable + 1 : 0;
            if (inTable > 2 && line.section().equals(section)) {
                rows.add(cells(line.text()));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.lastIndexOf('|')).split("(?<!\\\\)\\|", -1)) {
            String text = cell.strip().replace("\\|", "|");
            cells.add(text.matches("`[^`]*`") ? text.substring(1, text.length() - 1) : text);
        }
        return cells;
    }
}

package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.governance.lineage.Picture.Box;
import dev.etlpipeline.governance.lineage.Picture.Kind;
import dev.etlpipeline.governance.lineage.Picture.Line;
import dev.etlpipeline.governance.page.PageText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The picture as SVG to stand in a page, whose style sheet colours it. */
final class LineageSvg {

    private static final int BOX_WIDTH = 170;
    private static final int BOX_HEIGHT = 24;
    private static final int ROW = 31;
    private static final int GAP = 150;
    private static final int TOP = 34;

    private final Picture picture;
    private final Map<Box, Integer> tops = new HashMap<>();
    private final int layers;
    private final int height;

    private LineageSvg(Picture picture) {
        this.picture = picture;
        this.layers = 1 + picture.boxes().stream().mapToInt(Box::layer).max().orElse(0);
        int most = 0;
        for (int layer = 0; layer < layers; layer++) {
            most = Math.max(most, in(layer).size());
        }
        this.height = TOP + most * ROW;
        place();
    }

    static String of(Picture picture, String target) {
        return new LineageSvg(picture).text(target);
    }

    private List<Box> in(int layer) {
        return picture.boxes().stream().filter(box -> box.layer() == layer).toList();
    }

    /** Each layer spread over the height, in its order. */
    private void place() {
        for (int layer = 0; layer < layers; layer++) {
            List<Box> boxes = in(layer);
            int each = (height - TOP) / Math.max(1, boxes.size());
            for (int i = 0; i < boxes.size(); i++) {
                tops.put(boxes.get(i), TOP + i * each + (each - BOX_HEIGHT) / 2);
            }
        }
    }

    private String text(String target) {
        int width = layers * BOX_WIDTH + (layers - 1) * GAP + 2;
        return "<svg viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width + "\" height=\"" + height
                + "\" role=\"img\" aria-label=\"The columns of the file, what joins them, and the columns of the target;"
                + " the list below says the same in words\">\n"
                + title(left(0), "start", "CSV file") + title(left(layers - 1) + BOX_WIDTH, "end", target)
                + boxes(Kind.TARGET) + boxes(Kind.ENRICHMENT) + boxes(Kind.STEP) + boxes(Kind.FILE)
                + "</svg>";
    }

    /** Those drawn later lie upon the lines of those before. */
    private String boxes(Kind kind) {
        return picture.boxes().stream()
                .filter(box -> box.kind() == kind)
                .map(this::group)
                .collect(Collectors.joining());
    }

    private static int left(int layer) {
        return 1 + layer * (BOX_WIDTH + GAP);
    }

    private static String title(int x, String anchor, String words) {
        return "<text class=\"title\" text-anchor=\"" + anchor + "\" x=\"" + x + "\" y=\"16\">"
                + PageText.escaped(words) + "</text>\n";
    }

    /** A box with the lines that lead to it, so that both light up together. */
    private String group(Box box) {
        return "<g class=\"way\">"
                + picture.lines().stream()
                        .filter(line -> line.to().equals(box))
                        .map(this::line)
                        .collect(Collectors.joining())
                + box(box) + "</g>\n";
    }

    private String line(Line line) {
        int x1 = left(line.from().layer()) + BOX_WIDTH;
        int y1 = top(line.from()) + BOX_HEIGHT / 2;
        int x2 = left(line.to().layer());
        int y2 = top(line.to()) + BOX_HEIGHT / 2;
        int bend = Math.min(GAP, (x2 - x1) / 2);
        String title = line.from().name() + (line.words().isEmpty() ? "" : " > " + line.words()) + " > "
                + line.to().name() + (line.value() ? "" : " (decides)");
        return String.format(
                Locale.ROOT,
                "<path class=\"%s\" d=\"M%d %dC%d %d %d %d %d %d\"><title>%s</title></path>",
                line.value() ? "value" : "decides",
                x1,
                y1,
                x1 + bend,
                y1,
                x2 - bend,
                y2,
                x2,
                y2,
                PageText.escaped(title));
    }

    private String box(Box box) {
        int x = left(box.layer());
        int y = top(box);
        String style = box.kind() == Kind.TARGET
                ? box.protection().word()
                : box.kind().name().toLowerCase(Locale.ROOT);
        String note = box.note().isEmpty() ? "" : "<tspan class=\"note\"> " + PageText.escaped(box.note()) + "</tspan>";
        return "<rect class=\"" + style + "\" x=\"" + x + "\" y=\"" + y + "\" width=\"" + BOX_WIDTH + "\" height=\""
                + BOX_HEIGHT + "\" rx=\"4\"/><text x=\"" + (x + 8) + "\" y=\"" + (y + 16) + "\">"
                + PageText.escaped(box.name()) + note + "</text>";
    }

    private int top(Box box) {
        return tops.getOrDefault(box, TOP);
    }
}

package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.governance.lineage.Picture.Box;
import dev.etlpipeline.governance.lineage.Picture.Kind;
import dev.etlpipeline.governance.lineage.Picture.Line;
import java.util.List;
import java.util.Map;

/** Lineage as Mermaid, which pages of GitHub and many editors show as a picture. */
final class LineageDrawing {

    /** What stands around the words of a box. */
    private static final Map<Kind, List<String>> SHAPES = Map.of(
            Kind.FILE, List.of("[/\"", "\"/]"),
            Kind.STEP, List.of("{{\"", "\"}}"),
            Kind.ENRICHMENT, List.of("[[\"", "\"]]"),
            Kind.TARGET, List.of("[\"", "\"]"));

    private final Lineage lineage;
    private final Picture picture;
    private final StringBuilder text = new StringBuilder();

    private LineageDrawing(Lineage lineage) {
        this.lineage = lineage;
        this.picture = PictureOf.of(lineage);
    }

    static String of(Lineage lineage) {
        return new LineageDrawing(lineage).text();
    }

    private String text() {
        line("%% Lineage of " + lineage.pipeline() + ", made by: ./pipeline lineage show --mermaid");
        line("flowchart LR");
        group("file", "CSV file", Kind.FILE);
        boxes(Kind.STEP, "  ");
        boxes(Kind.ENRICHMENT, "  ");
        group("target", lineage.target(), Kind.TARGET);
        picture.lines().forEach(this::arrow);
        line("  classDef masked fill:#fdf3d7,stroke:#8a6d00,color:#1b1f27");
        line("  classDef encrypted fill:#dbe9fb,stroke:#1f5fae,color:#1b1f27");
        return text.toString();
    }

    private void group(String id, String title, Kind kind) {
        line("  subgraph " + id + "[\"" + escaped(title) + "\"]");
        boxes(kind, "    ");
        line("  end");
    }

    private void boxes(Kind kind, String indent) {
        picture.boxes().stream().filter(box -> box.kind() == kind).forEach(box -> line(indent + box(box)));
    }

    private static String box(Box box) {
        List<String> shape = SHAPES.getOrDefault(box.kind(), List.of("[", "]"));
        String note = box.note().isEmpty() ? "" : "<br>" + escaped(box.note());
        String style = box.protection() == Protection.CLEAR
                ? ""
                : ":::" + box.protection().word();
        return box.id() + shape.get(0) + escaped(box.name()) + note + shape.get(1) + style;
    }

    private void arrow(Line line) {
        String words = line.words().isEmpty() ? "" : "|\"" + escaped(line.words()) + "\"|";
        line("  " + line.from().id() + (line.value() ? " -->" : " -.->") + words + " "
                + line.to().id());
    }

    private static String escaped(String text) {
        return text.replace("\"", "#quot;").replace("<", "#lt;").replace(">", "#gt;");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

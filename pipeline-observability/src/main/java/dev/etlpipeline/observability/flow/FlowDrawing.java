package dev.etlpipeline.observability.flow;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The drawing as Mermaid, which pages of GitHub and many editors show as a picture. */
final class FlowDrawing {

    private static final String BREAK = "<br>";

    private final Flow flow;
    private final StringBuilder text = new StringBuilder();

    private FlowDrawing(Flow flow) {
        this.flow = flow;
    }

    static String of(Flow flow) {
        return new FlowDrawing(flow).text();
    }

    private String text() {
        line("%% " + flow.title());
        line("flowchart TD");
        line("  source[/\"" + escaped(flow.source()) + "\"/]");
        String before = "source";
        for (Stop stop : flow.stops()) {
            String id = stop.stage().name().toLowerCase(Locale.ROOT);
            line("  " + id + "[\"" + words(stop) + "\"]");
            line("  " + before + " ==> " + id);
            marks(id, stop.marks());
            before = id;
        }
        line("  target[(\"" + escaped(flow.target()) + "\")]");
        line("  " + before + " ==> target");
        int number = 0;
        for (Side side : flow.sides()) {
            number++;
            side("side" + number, side);
        }
        line("  classDef queue fill:#fdf3d7,stroke:#8a6d00,color:#1b1f27");
        line("  classDef slow fill:#fbe0c8,stroke:#9a4a00,color:#1b1f27");
        line("  classDef lost fill:#f8cdc9,stroke:#9c1c12,color:#1b1f27");
        return text.toString();
    }

    private static String words(Stop stop) {
        return "<b>" + stop.stage() + "</b>" + (stop.took().isEmpty() ? "" : " " + stop.took()) + BREAK
                + escaped(String.join(", ", stop.does()));
    }

    private void side(String id, Side side) {
        String at = side.at().name().toLowerCase(Locale.ROOT);
        line("  " + id + "[\"" + escaped(side.name()) + "\"]");
        if (side.asks()) {
            line("  " + at + " <--> " + id);
        } else {
            List<String> stages = flow.stops().stream()
                    .map(stop -> stop.stage().name().toLowerCase(Locale.ROOT))
                    .toList();
            line("  " + String.join(" & ", stages) + " -.-> " + id);
        }
        marks(id, side.marks());
    }

    /** A note for each kind, in its colour. */
    private void marks(String id, List<Mark> marks) {
        for (Mark.Kind kind : Mark.Kind.values()) {
            String words = marks.stream()
                    .filter(mark -> mark.kind() == kind)
                    .map(mark -> escaped(mark.words()))
                    .collect(Collectors.joining(BREAK));
            if (!words.isEmpty()) {
                String name = kind.name().toLowerCase(Locale.ROOT);
                line("  " + id + "_" + name + "([\"" + kind + BREAK + words + "\"]):::" + name);
                line("  " + id + " -.- " + id + "_" + name);
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("\"", "#quot;").replace("<", "#lt;").replace(">", "#gt;");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

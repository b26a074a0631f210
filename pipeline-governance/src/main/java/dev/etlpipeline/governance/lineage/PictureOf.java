package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.governance.lineage.ColumnState.Input;
import dev.etlpipeline.governance.lineage.Picture.Box;
import dev.etlpipeline.governance.lineage.Picture.Kind;
import dev.etlpipeline.governance.lineage.Picture.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arranges lineage for a drawing. The hashes, which hang on nearly everything, are left out. */
final class PictureOf {

    private final Lineage lineage;
    private final Map<String, Box> files = new LinkedHashMap<>();
    private final Map<Work, Box> joins = new LinkedHashMap<>();
    private final Set<Line> lines = new LinkedHashSet<>();

    private PictureOf(Lineage lineage) {
        this.lineage = lineage;
    }

    static Picture of(Lineage lineage) {
        return new PictureOf(lineage).picture();
    }

    private Picture picture() {
        List<TargetColumn> columns = lineage.columns().stream()
                .filter(column -> column.protection() != Protection.HASHED)
                .toList();
        lineage.file().forEach(this::file);
        columns.forEach(column -> end(column.state()));
        int last = 1 + joins.values().stream().mapToInt(Box::layer).max().orElse(0);
        List<Box> targets = new ArrayList<>();
        for (TargetColumn column : columns) {
            Box box = new Box(
                    "t" + targets.size(),
                    Kind.TARGET,
                    last,
                    column.name(),
                    column.protection() == Protection.CLEAR
                            ? ""
                            : column.protection().word(),
                    column.protection());
            targets.add(box);
            connect(column.state(), box, true);
        }
        Set<Box> used = new LinkedHashSet<>();
        lines.forEach(line -> used.add(line.from()));
        List<Box> boxes =
                new ArrayList<>(files.values().stream().filter(used::contains).toList());
        joins.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(Work::number)))
                .forEach(join -> boxes.add(join.getValue()));
        boxes.addAll(targets);
        return new Picture(boxes, List.copyOf(lines));
    }

    private Box file(String name) {
        return files.computeIfAbsent(
                name, key -> new Box("f" + files.size(), Kind.FILE, 0, name, "", Protection.CLEAR));
    }

    /** The box at which the way to a state begins; what joins columns gets its own box, and lines from what it joins. */
    private Box end(ColumnState state) {
        Work by = state.by();
        if (by.kind() == Work.Kind.FILE) {
            return file(by.name());
        }
        if (!by.joins(state)) {
            return end(state.inputs().get(0).state());
        }
        Box known = joins.get(by);
        if (known != null) {
            return known;
        }
        int layer = 1
                + state.inputs().stream()
                        .mapToInt(input -> end(input.state()).layer())
                        .max()
                        .orElse(0);
        Kind kind = by.kind() == Work.Kind.ENRICHMENT ? Kind.ENRICHMENT : Kind.STEP;
        String name = by.kind() == Work.Kind.ENRICHMENT ? by.name() : by.words();
        Box box = new Box(
                "w" + by.number(), kind, layer, name, kind == Kind.ENRICHMENT ? "enrichment" : "", Protection.CLEAR);
        joins.put(by, box);
        for (Input input : state.inputs()) {
            connect(input.state(), box, input.value());
        }
        return box;
    }

    private void connect(ColumnState state, Box to, boolean value) {
        List<String> words = new ArrayList<>();
        ColumnState at = state;
        while (at.by().kind() != Work.Kind.FILE && !at.by().joins(at)) {
            words.add(0, at.by().words());
            at = at.inputs().get(0).state();
        }
        if (!at.field().isEmpty()) {
            words.add(0, at.field());
        }
        lines.add(new Line(end(state), to, String.join(" > ", words), value));
    }
}

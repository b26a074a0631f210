package dev.etlpipeline.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The files of a bench, made when they are first asked for. */
final class Inputs {

    private static final int LONGER = 10;

    private final Engine engine;
    private final long rows;
    private final Path folder;
    private final Map<Figure, Path> made = new EnumMap<>(Figure.class);

    Inputs(Engine engine, long rows, Path folder) {
        this.engine = engine;
        this.rows = rows;
        this.folder = folder;
    }

    long rows(Figure figure) {
        return figure == Figure.CHILD_64M_LONG ? LONGER * rows : rows;
    }

    /** Makes what these figures read, so that nothing is made between two measurements. */
    void make(Set<Figure> figures) throws IOException {
        for (Figure figure : figures) {
            file(figure);
        }
    }

    Path file(Figure figure) throws IOException {
        return switch (figure) {
            case BAD_1 -> file(figure, 1, false);
            case BAD_10 -> file(figure, 10, false);
            case SHUFFLED -> file(figure, 0, true);
            case CHILD_64M_LONG -> file(figure, 0, false);
            default -> file(Figure.FIRST, 0, false);
        };
    }

    private Path file(Figure figure, int badPercent, boolean shuffled) throws IOException {
        Path known = made.get(figure);
        if (known != null) {
            return known;
        }
        Path file = folder.resolve(figure.key() + "-" + rows(figure) + ".csv");
        engine.generate(rows(figure), badPercent, shuffled, file);
        made.put(figure, file);
        return file;
    }
}

package dev.etlpipeline.governance.lineage;

import java.util.List;

/**
 * Lineage as boxes and lines: the file's columns, what joins columns, the target's columns. What is done to one column alone stands on
 * its line.
 *
 * @param boxes file columns first, then joining work in the order in which it is done, then target columns
 */
record Picture(List<Box> boxes, List<Line> lines) {

    enum Kind {
        FILE,
        STEP,
        ENRICHMENT,
        TARGET
    }

    /**
     * @param id    fit for any language of drawings
     * @param layer from the left: 0 for the file, the greatest for the target
     * @param note  a second line; may be empty
     */
    record Box(String id, Kind kind, int layer, String name, String note, Protection protection) {}

    /**
     * @param words what is done on the way; may be empty
     * @param value whether a value goes along it; where not, it only decides
     */
    record Line(Box from, Box to, String words, boolean value) {}

    Picture {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }
}

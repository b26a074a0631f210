package dev.etlpipeline.governance.lineage;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All ways from one origin to one column of the target, as one.
 *
 * @param target     the column
 * @param enrichment that gave the value; empty where it is the file
 * @param field      of the answer, or the column of the file
 * @param value      whether the value goes into the column, changed or not; where not, it only decides what does
 * @param works      what is done on the way, in the order in which it is done; without the reading of the field
 */
public record Edge(
        String target, String enrichment, String field, boolean value, List<Work> works, Protection protection) {

    public Edge {
        works = List.copyOf(works);
    }

    public boolean fromFile() {
        return enrichment.isEmpty();
    }

    /** What is done on the way, with all that the definition says of it; empty where the value is loaded as it was read. */
    public String path() {
        return works.stream().map(Work::fully).collect(Collectors.joining(" > "));
    }
}

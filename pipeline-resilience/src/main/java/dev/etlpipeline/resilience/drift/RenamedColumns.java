package dev.etlpipeline.resilience.drift;

import dev.etlpipeline.core.definition.HeaderNames;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.input.SimilarNames;
import dev.etlpipeline.core.row.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks among the columns that nobody declared for those that are missing. A column seems renamed where what stands in another
 * would nearly all be taken in it, and either their names are alike, or few of the file's other columns would be taken there: then
 * it is the values that tell.
 */
final class RenamedColumns {

    /** Fewer values tell nothing. */
    static final int FEWEST = 20;

    /** Of a hundred values so many have to fit; the others may be mistakes. */
    private static final int MOST = 95;

    /** Of the other columns at most one in so many may fit too. */
    private static final int FEW = 4;

    private final PipelineDefinition definition;
    private final FirstRecords sample;

    private RenamedColumns(PipelineDefinition definition, FirstRecords sample) {
        this.definition = definition;
        this.sample = sample;
    }

    /** What seems renamed, a sentence for each missing column, with what to write into the definition. */
    static List<String> find(PipelineDefinition definition, FirstRecords sample) {
        if (sample.extra().isEmpty()) {
            return List.of();
        }
        RenamedColumns columns = new RenamedColumns(definition, sample);
        List<String> found = new ArrayList<>();
        for (Column column : definition.source().columns()) {
            if (sample.missing().contains(definition.source().header(column))) {
                columns.look(column, found);
            }
        }
        return found;
    }

    private void look(Column missing, List<String> found) {
        Taker taker = new Taker(definition, missing);
        List<String> fitting = sample.extra().stream()
                .filter(extra -> fits(taker, sample.of(extra)))
                .toList();
        List<String> alike = fitting.stream()
                .filter(extra -> alike(definition.source().header(missing), extra))
                .toList();
        List<String> likely = alike.isEmpty() && valuesTell(taker) ? fitting : alike;
        if (!likely.isEmpty()) {
            found.add(sentence(missing, taker, likely));
        }
    }

    private static boolean fits(Taker taker, List<String> values) {
        return values.size() >= FEWEST && 100L * taker.takes(values) >= (long) MOST * values.size();
    }

    private boolean valuesTell(Taker taker) {
        SourceSpec source = definition.source();
        List<String> others = source.columns().stream()
                .map(source::header)
                .filter(sample::has)
                .toList();
        long taken =
                others.stream().filter(other -> fits(taker, sample.of(other))).count();
        return taken * FEW <= others.size();
    }

    private static boolean alike(String name, String other) {
        String one = HeaderNames.canonical(name);
        String two = HeaderNames.canonical(other);
        return one.contains(two)
                || two.contains(one)
                || !SimilarNames.of(one, List.of(two)).isEmpty();
    }

    private String sentence(Column missing, Taker taker, List<String> likely) {
        String first = likely.get(0);
        List<String> values = sample.of(first);
        String others = likely.size() == 1 ? "" : " (or " + String.join(", ", likely.subList(1, likely.size())) + ")";
        return "column " + shown(first) + others + " looks like " + missing.name() + ", which the file lacks: "
                + taker.takes(values) + " of " + values.size() + " values of the first records fit it; add header: "
                + shown(first) + " to " + missing.name();
    }

    /** A name as it stands in a file, fit for one line. */
    private static String shown(String name) {
        String plain = name.strip().replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 40 ? plain.substring(0, 40) + "..." : plain;
    }
}

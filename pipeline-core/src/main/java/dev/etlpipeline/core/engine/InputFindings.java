package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.csv.CsvForm;
import java.util.List;
import java.util.Map;

/**
 * What there is to say of a file that fits its definition.
 *
 * @param bytes    decompressed
 * @param form     declared or found out
 * @param extra    columns that the definition does not know
 * @param missing  optional columns that the file does not have
 * @param records  looked at
 * @param whole    whether these were all
 * @param rejects  how many of them a run would reject, by the first rule broken
 * @param examples the number of the first such record, by the same rules
 * @param notes    what modules would tell a run of it
 * @param stops    why modules would stop a run before its first row
 */
public record InputFindings(
        long bytes,
        CsvForm form,
        List<String> extra,
        List<String> missing,
        long records,
        boolean whole,
        Map<String, Long> rejects,
        Map<String, Long> examples,
        List<String> notes,
        List<String> stops) {

    public InputFindings {
        extra = List.copyOf(extra);
        missing = List.copyOf(missing);
        rejects = Map.copyOf(rejects);
        examples = Map.copyOf(examples);
        notes = List.copyOf(notes);
        stops = List.copyOf(stops);
    }

    /** Records that a run would reject before the enrichment. */
    public long rejected() {
        return rejects.values().stream().mapToLong(Long::longValue).sum();
    }
}

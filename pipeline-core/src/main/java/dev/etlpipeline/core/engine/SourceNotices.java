package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.csv.CsvForm;
import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.Signal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run says of its file before the first row: what was found out about it, and which columns do not match. */
record SourceNotices(RunContext run, SourceSpec declared) {

    void tell(CsvSource source) {
        tellOfForm(source.form());
        tellOfColumns(source);
    }

    /** What nobody declared and is other than one would expect. */
    private void tellOfForm(CsvForm form) {
        List<String> found = new ArrayList<>();
        if (declared.charset() == null && !form.charset().equals(StandardCharsets.UTF_8)) {
            found.add(form.charset().name() + " by its byte order mark");
        }
        if (declared.delimiter() == null && form.delimiter() != ',') {
            found.add("separated by " + form.delimiterName() + " by its header");
        }
        if (!found.isEmpty()) {
            run.signal(Signal.of("source.detected", "the file is " + String.join(", and ", found)));
        }
    }

    /** What is ignored is lost to the warehouse, and what is missing empties it. */
    private void tellOfColumns(CsvSource source) {
        if (!source.extraColumns().isEmpty()) {
            columns(
                    "source.extra-columns",
                    "the file has columns that the definition does not know, which are ignored: ",
                    source.extraColumns());
        }
        if (!source.missingColumns().isEmpty()) {
            columns(
                    "source.missing-columns",
                    "the file lacks optional columns of the definition, which become empty in every row it holds: ",
                    source.missingColumns());
        }
    }

    private void columns(String signal, String message, List<String> names) {
        run.signal(new Signal(signal, message + String.join(", ", names), Map.of("columns", names.size())));
    }
}

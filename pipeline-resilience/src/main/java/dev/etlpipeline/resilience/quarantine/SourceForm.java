package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.csv.CsvForm;
import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.settings.CsvSettings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;

/**
 * How a file's records are to be read without the file.
 *
 * @param header names of its columns, in its order
 */
record SourceForm(String file, Charset charset, char delimiter, List<String> header) {

    SourceForm {
        header = List.copyOf(header);
    }

    /** Reads the file's head once more. */
    static SourceForm of(RunRequest request, CsvSettings settings) throws IOException {
        try (CsvSource source =
                CsvSource.open(request.definition(), request.input(), settings, ExtraColumns.IGNORE, 1, 1, 1)) {
            CsvForm form = source.form();
            return new SourceForm(request.name(), form.charset(), form.delimiter(), form.header());
        }
    }
}

package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.csv.CsvForm;
import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.settings.CsvSettings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * How a file's records are to be read without the file.
 *
 * @param header names of its columns, in its order
 */
record SourceForm(String file, Charset charset, char delimiter, List<String> header) {

    private static final String FIND =
            "SELECT file_name, charset, delimiter, header FROM etl.quarantine_file WHERE source_file_id = ?";

    SourceForm {
        header = List.copyOf(header);
    }

    /** As it was remembered of a file, where it was. */
    static Optional<SourceForm> find(Connection connection, long fileId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setLong(1, fileId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(of(row)) : Optional.empty();
            }
        }
    }

    private static SourceForm of(ResultSet row) throws SQLException {
        return new SourceForm(
                row.getString(1),
                Charset.forName(row.getString(2)),
                row.getString(3).charAt(0),
                CsvText.fields(row.getString(4), ','));
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

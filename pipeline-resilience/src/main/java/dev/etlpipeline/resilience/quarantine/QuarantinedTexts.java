package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.KeptTexts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the quarantine keeps through views: records as they stood, or as they were mended. The revision stays when a text is kept anew:
 * whoever mends the record meanwhile has read the same.
 */
enum QuarantinedTexts implements KeptTexts {
    /** In the charset of their file. */
    RAW("raw") {
        @Override
        String text(ResultSet row, Charset charset) throws SQLException {
            return new String(row.getBytes(1), charset);
        }

        @Override
        void bind(PreparedStatement statement, int index, String text, Charset charset) throws SQLException {
            statement.setBytes(index, text.getBytes(charset));
        }
    },
    FIXED("fixed_text") {
        @Override
        String text(ResultSet row, Charset charset) throws SQLException {
            return row.getString(1);
        }

        @Override
        void bind(PreparedStatement statement, int index, String text, Charset charset) throws SQLException {
            statement.setString(index, text);
        }
    };

    private static final String EXISTS = "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES"
            + " WHERE LOWER(TABLE_SCHEMA) = 'etl' AND LOWER(TABLE_NAME) = 'quarantine'";

    private final String column;

    QuarantinedTexts(String column) {
        this.column = column;
    }

    static List<KeptTexts> all() {
        return List.of(values());
    }

    @Override
    public String place() {
        return "etl.quarantine." + column;
    }

    abstract String text(ResultSet row, Charset charset) throws SQLException;

    abstract void bind(PreparedStatement statement, int index, String text, Charset charset) throws SQLException;

    private String from() {
        return " FROM etl.quarantine q JOIN etl.quarantine_file f ON f.source_file_id = q.source_file_id WHERE q."
                + column + " IS NOT NULL AND ";
    }

    /** Those that are kept through no view are among them: only who made a text can tell. */
    @Override
    public List<KeptText> page(Connection connection, long after, int most) throws SQLException {
        List<KeptText> page = new ArrayList<>();
        if (after == 0 && !exists(connection)) {
            return page;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT TOP (?) q." + column + ", q.id, q.pipeline, f.charset" + from() + "q.id > ? ORDER BY q.id")) {
            statement.setInt(1, most);
            statement.setLong(2, after);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(new KeptText(
                            row.getLong(2), row.getString(3), text(row, Charset.forName(row.getString(4)))));
                }
            }
        }
        return page;
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXISTS);
                ResultSet found = statement.executeQuery()) {
            return found.next() && found.getInt(1) > 0;
        }
    }

    @Override
    public boolean replace(Connection connection, KeptText read, String anew) throws SQLException {
        Charset charset = charset(connection, read.id());
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE etl.quarantine SET " + column + " = ? WHERE id = ? AND " + column + " = ?")) {
            bind(update, 1, anew, charset);
            update.setLong(2, read.id());
            bind(update, 3, read.text(), charset);
            return update.executeUpdate() == 1;
        }
    }

    private Charset charset(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT f.charset" + from() + "q.id = ?")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Charset.forName(row.getString(1)) : StandardCharsets.UTF_8;
            }
        }
    }
}

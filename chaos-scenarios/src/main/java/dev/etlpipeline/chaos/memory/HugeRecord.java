package dev.etlpipeline.chaos.memory;

import dev.etlpipeline.chaos.experiment.Finding;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** What became of a record that is too long to be read: its bytes as the quarantine has them, beside those of the file. */
final class HugeRecord {

    static final String KEPT = "SELECT raw, raw_length, raw_sha256, raw_complete FROM etl.quarantine"
            + " WHERE run_id = ? AND source_record = ?";

    private static final String THERE = "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES"
            + " WHERE LOWER(TABLE_SCHEMA) = 'etl' AND LOWER(TABLE_NAME) = 'quarantine'";

    private HugeRecord() {}

    /**
     * @param record number, from 1, in a file of one line each
     * @param limit  bytes of a record that are kept, at most
     */
    static Finding examine(Connection connection, String runId, Path file, long record, int limit)
            throws SQLException, IOException {
        if (!isThere(connection)) {
            return Finding.skipped("no module that keeps a quarantine table is installed");
        }
        byte[] beginning = beginning(file, record, limit);
        try (PreparedStatement statement = connection.prepareStatement(KEPT)) {
            statement.setString(1, runId);
            statement.setLong(2, record);
            try (ResultSet found = statement.executeQuery()) {
                return found.next()
                        ? compare(found, beginning)
                        : Finding.broken("record " + record + " is not in quarantine");
            }
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet there = statement.executeQuery(THERE)) {
            return there.next() && there.getInt(1) > 0;
        }
    }

    private static Finding compare(ResultSet found, byte[] beginning) throws SQLException {
        byte[] raw = found.getBytes(1);
        long length = found.getLong(2);
        boolean digest = sha256(beginning).equalsIgnoreCase(found.getString(3));
        boolean complete = found.getBoolean(4);
        return Finding.of(
                Arrays.equals(raw, beginning) && length == beginning.length && digest && !complete,
                String.format(
                        Locale.ROOT,
                        "%,d bytes kept, which are%s the file's; length %,d; SHA-256 %s; marked as %scomplete",
                        raw == null ? 0 : raw.length,
                        Arrays.equals(raw, beginning) ? "" : " not",
                        length,
                        digest ? "right" : "wrong",
                        complete ? "" : "in"));
    }

    /** Without the end of the line. */
    private static byte[] beginning(Path file, long record, int limit) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            long line = 0;
            while (line < record) { // the header's end, and those of the records before it
                if (in.read() == '\n') {
                    line++;
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(limit);
            for (int read = in.read(); read >= 0 && read != '\n' && bytes.size() < limit; read = in.read()) {
                bytes.write(read);
            }
            return bytes.toByteArray();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package dev.etlpipeline.chaos.invariant;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A digest of a table that does not depend on the order of its rows: the sum of their SHA-256, and their number.
 *
 * @param rows number of rows
 * @param sum  in hexadecimal
 */
public record Digest(long rows, String sum) {

    /**
     * Which run wrote a row, when, from where, and whether the API was asked for this row or for one before it: no part of what the
     * row says.
     */
    public static final Set<String> PROVENANCE = Set.of(
            "source_file_id",
            "source_record",
            "run_no",
            "processed_date",
            "created_date",
            "modified_date",
            "data_source");

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    /** @param without columns that do not count, in lower case */
    public static Digest of(Connection connection, String table, Set<String> without) throws SQLException {
        BigInteger sum = BigInteger.ZERO;
        long rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
            while (found.next()) {
                sum = sum.add(new BigInteger(1, sha256(row(found, without)))).mod(MODULUS);
                rows++;
            }
        }
        return new Digest(rows, sum.toString(16));
    }

    /** By name, as columns may stand in another order in another table. */
    private static String row(ResultSet found, Set<String> without) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        Map<String, String> values = new TreeMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
            if (!without.contains(name)) {
                values.put(name, String.valueOf(found.getString(i)));
            }
        }
        return values.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return rows + " rows, sum " + sum.substring(0, Math.min(12, sum.length()));
    }
}

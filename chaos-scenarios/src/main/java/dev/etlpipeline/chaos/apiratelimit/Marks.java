package dev.etlpipeline.chaos.apiratelimit;

import dev.etlpipeline.chaos.api.Api;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who answered for an enrichment, by {@code data_source} of the rows.
 *
 * @param rows      number of rows by who answered: {@code api}, {@code stale}, ...
 * @param different rows that cache or reference data answered otherwise than the API did for the control run
 */
record Marks(Map<String, Long> rows, long different) {

    private static final String[] SUBSTITUTES = {"stale", "reference", "area", "skipped"};

    static Marks of(Connection connection, Api api, String table, String control) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        String sql = "SELECT data_source, COUNT(*) FROM " + table + " GROUP BY data_source";
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.merge(mark(found.getString(1), api), found.getLong(2), Long::sum);
            }
        }
        return new Marks(rows, different(connection, api, table, control));
    }

    /** What stands behind the enrichment's name in {@code postcode=api;company=none}. */
    private static String mark(String dataSource, Api api) {
        for (String part : dataSource.split(";")) {
            if (part.startsWith(api.enrichment() + "=")) {
                return part.substring(part.indexOf('=') + 1);
            }
        }
        return "none";
    }

    private static long different(Connection connection, Api api, String table, String control) throws SQLException {
        String sql = "SELECT COUNT(*) FROM " + table + " t JOIN " + control
                + " c ON c.customer_id = t.customer_id WHERE (t.data_source LIKE '%" + api.enrichment()
                + "=stale%' OR t.data_source LIKE '%" + api.enrichment() + "=reference%') AND ("
                + (api == Api.POSTCODE
                        ? differ("region") + " OR " + differ("district")
                        : differ("company_number") + " OR " + differ("industry"))
                + ")";
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    private static String differ(String column) {
        return "COALESCE(t." + column + ", '') <> COALESCE(c." + column + ", '')";
    }

    long rows(String mark) {
        return rows.getOrDefault(mark, 0L);
    }

    /** Rows that somebody else than the API answered. */
    long substituted() {
        long sum = 0;
        for (String mark : SUBSTITUTES) {
            sum += rows(mark);
        }
        return sum;
    }
}

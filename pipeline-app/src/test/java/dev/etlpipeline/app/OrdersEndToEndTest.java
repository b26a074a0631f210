package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.sandbox.generator.BadOrder;
import dev.etlpipeline.sandbox.generator.BadRecord;
import dev.etlpipeline.sandbox.generator.OrderGenerator;
import dev.etlpipeline.sandbox.generator.SeedFiles;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second file, which needs no Java: what stands in it arrives as what it means. */
class OrdersEndToEndTest {

    private static final List<BadRecord> BAD_SEEDS = SeedFiles.orders().badRecords(SeedFiles.ORDER_ROWS);
    private static final long GOOD_SEEDS = (long) SeedFiles.ORDER_ROWS - BAD_SEEDS.size();

    @TempDir
    private Path home;

    @Test
    @Criterion("configuration.1")
    void loadsTheSampleWithExactValues() throws Exception {
        loadsTheSampleInto(H2Databases.inFolder(home));
    }

    @Test
    void loadsTheSampleWithExactValuesIntoSqlServer() throws Exception {
        loadsTheSampleInto(SqlServerDatabases.orSkip());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rejectsExactlyTheBadRecordsEachByItsRule(long seed) throws Exception {
        Path file = home.resolve("orders.csv");
        List<BadRecord> bad = new OrderGenerator(seed, 0.2).generate(1_000, file);
        try (Warehoused orders = new Warehoused(home, H2Databases.inFolder(home), "orders", Map.of())) {
            RunResult first = orders.run(file, true);
            RunResult again = orders.run(file, true);

            assertThat(first.failed()).isEmpty();
            assertThat(first.accounting()).isEqualTo(new Accounting(1_000, 800, 0, 0, 0, 200));
            assertThat(bad).extracting(BadRecord::kind).contains(BadOrder.values());
            assertThat(Warehoused.rejects(first)).isEqualTo(Warehoused.expected(bad));
            assertThat(again.accounting()).isEqualTo(new Accounting(1_000, 0, 0, 800, 0, 200));
        }
    }

    private void loadsTheSampleInto(TestDatabase database) throws Exception {
        try (Warehoused orders = new Warehoused(home, database, "orders", Map.of())) {
            RunResult result = orders.run(Warehoused.SEEDS.resolve(SeedFiles.ORDERS), true);

            assertThat(result.failed()).isEmpty();
            assertThat(result.accounting())
                    .isEqualTo(new Accounting(SeedFiles.ORDER_ROWS, GOOD_SEEDS, 0, 0, 0, BAD_SEEDS.size()));
            assertThat(Warehoused.rejects(result)).isEqualTo(Warehoused.expected(BAD_SEEDS));
            assertThat(orders.rows(columns()))
                    .hasSize((int) GOOD_SEEDS)
                    .contains(
                            order("ORD-500001", "10000918", "2025-06-16", "548.76", 12, "GBP", false, "21:21:52"),
                            order("ORD-500003", "10000919", "2025-05-27", "13.35", 1, "GBP", false, "07:11:34"),
                            order("ORD-500005", "10000802", "2025-03-04", "644.28", 3, "GBP", true, "19:03:00"),
                            order("ORD-500010", "10000587", "2025-01-16", "874.29", 6, "USD", false, "09:02:00"),
                            order("ORD-500042", "10000989", "2025-06-07", "751.09", 3, "GBP", false, "00:11:24"),
                            order("ORD-500016", "10000445", "2025-02-02", "336.49", 9, "EUR", false, "23:42:05"));
        }
    }

    private static Map<String, Class<?>> columns() {
        Map<String, Class<?>> columns = new LinkedHashMap<>();
        columns.put("order_id", String.class);
        columns.put("customer_id", String.class);
        columns.put("order_date", LocalDate.class);
        columns.put("amount", BigDecimal.class);
        columns.put("quantity", Long.class);
        columns.put("currency", String.class);
        columns.put("gift", Boolean.class);
        columns.put("placed_at", LocalDateTime.class);
        return columns;
    }

    /** Placed on its date, in UTC: one is within an hour of midnight in summer. */
    private static List<Object> order(
            String id,
            String customer,
            String date,
            String amount,
            long quantity,
            String currency,
            boolean gift,
            String time) {
        return List.of(
                id,
                customer,
                LocalDate.parse(date),
                new BigDecimal(amount),
                quantity,
                currency,
                gift,
                LocalDateTime.parse(date + "T" + time));
    }
}

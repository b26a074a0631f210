package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.sandbox.api.SimulatedApiSettings;
import dev.etlpipeline.sandbox.api.SimulatedApis;
import dev.etlpipeline.sandbox.generator.BadCustomer;
import dev.etlpipeline.sandbox.generator.BadRecord;
import dev.etlpipeline.sandbox.generator.CustomerGenerator;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated customers through the whole pipeline: the generator knows what must become of every record. */
class CustomersEndToEndTest {

    private static final long ROWS = 5_000;
    private static final long ROWS_TO_ENRICH = 1_000;

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20_250_701, Long.MAX_VALUE})
    @Criterion("quality-rules.1")
    void rejectsExactlyTheBadRecordsEachByItsRuleAndLoadsTheOthers(long seed) throws Exception {
        try (Warehoused customers = customers(H2Databases.inFolder(home), Map.of())) {
            loadsAsTheGeneratorSays(customers, new CustomerGenerator(seed, 0.03), ROWS, false);
        }
    }

    @Test
    void doesTheSameOnSqlServer() throws Exception {
        try (Warehoused customers = customers(SqlServerDatabases.orSkip(), Map.of())) {
            loadsAsTheGeneratorSays(customers, new CustomerGenerator(3, 0.03), ROWS, false);
        }
    }

    @Test
    void enrichesEveryGoodRecordFromBothApis() throws Exception {
        SimulatedApiSettings prompt = SimulatedApiSettings.defaults()
                .withDelay(Duration.ZERO)
                .withJournalEntries(0)
                .withUnknownCompanies(0);
        try (SimulatedApis apis = SimulatedApis.start(prompt);
                Warehoused customers = customers(
                        H2Databases.inFolder(home),
                        Map.of(
                                "enrichment.postcode.base-url", apis.postcodeBaseUrl(),
                                "enrichment.company.base-url", apis.companyBaseUrl(),
                                "enrichment.company.api-key", "any"))) {
            RunResult result = loadsAsTheGeneratorSays(customers, new CustomerGenerator(4, 0.03), ROWS_TO_ENRICH, true);

            assertThat(result.enrichment())
                    .containsExactly(Map.entry("Full", result.accounting().inserted()));
        }
    }

    private Warehoused customers(TestDatabase database, Map<String, String> settings) throws IOException {
        return new Warehoused(home, database, "customers", settings);
    }

    /** Loads the file twice. */
    private RunResult loadsAsTheGeneratorSays(
            Warehoused customers, CustomerGenerator generator, long rows, boolean enrich)
            throws IOException, SQLException {
        Path file = home.resolve("customers.csv");
        List<BadRecord> bad = generator.generate(rows, file);
        long good = rows - bad.size();

        RunResult first = customers.run(file, enrich);
        RunResult again = customers.run(file, enrich);

        assertThat(first.failed()).isEmpty();
        assertThat(first.accounting()).isEqualTo(new Accounting(rows, good, 0, 0, 0, bad.size()));
        assertThat(first.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(bad).extracting(BadRecord::kind).contains(BadCustomer.values());
        assertThat(Warehoused.rejects(first)).isEqualTo(Warehoused.expected(bad));
        assertThat(customers.rows(Map.of("source_record", Long.class)))
                .isEqualTo(goodRecords(rows, bad).map(List::<Object>of).toList());

        assertThat(again.failed()).isEmpty();
        assertThat(again.accounting()).isEqualTo(new Accounting(rows, 0, 0, good, 0, bad.size()));
        assertThat(Warehoused.rejects(again)).isEqualTo(Warehoused.expected(bad));
        return first;
    }

    private static Stream<Long> goodRecords(long rows, List<BadRecord> bad) {
        Set<Long> numbers = bad.stream().map(BadRecord::recordNumber).collect(Collectors.toSet());
        return LongStream.rangeClosed(1, rows).boxed().filter(number -> !numbers.contains(number));
    }
}

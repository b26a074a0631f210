package dev.etlpipeline.resilience.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.Concealment;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does while an API is away. */
abstract class ApiOutageContract {

    private static final String[] SIX = {
        "1,SW1A 1AA,,active",
        "2,EH1 1YZ,,active",
        "3,M1 1AE,Acme Ltd,active",
        "4,B1 1AA,,active",
        "5,LS1 1AA,Beta Ltd,active",
        "6,CF10 1AA,,active"
    };

    @TempDir
    private Path folder;

    private final FakeApis apis = new FakeApis();
    private ApiRun run;

    abstract TestDatabase database(Path folder);

    @BeforeEach
    void begin() throws SQLException {
        run = new ApiRun(folder, database(folder), apis);
    }

    @AfterEach
    void close() {
        apis.close();
    }

    @Test
    @Criterion("circuit-breaker.3")
    @Criterion("circuit-breaker.6")
    @Criterion("quality-fallbacks.2")
    void postcodeAreasStandInAndTheRunIsDegraded() throws Exception {
        apis.postcodes().answer(429);

        RunResult result = run.of(SIX);

        assertThat(result.state()).isEqualTo(RunState.DEGRADED);
        assertThat(result.substituted()).containsOnlyKeys("postcode=area").containsEntry("postcode=area", 6L);
        assertThat(run.rows().get(1))
                .isEqualTo("2 | Scotland | City of Edinburgh | null | null | Basic | postcode=area;company=none");
        assertThat(run.rows().get(2)).endsWith("small | null | Partial | postcode=area;company=api");
        assertThat(run.audit())
                .containsExactly("LOAD | DEGRADED | 6 | 0 | 0 | substitutes answered: postcode=area in 6 rows");
    }

    @Test
    @Criterion("circuit-breaker.1")
    @Criterion("circuit-breaker.5")
    @Criterion("error-thresholds.3")
    void anOpenCircuitLetsNoCallThrough() throws Exception {
        apis.postcodes().answer(503);

        run.of(SIX);

        assertThat(apis.postcodes().asked()).hasSize(4);
        assertThat(apis.companies().asked()).hasSize(4);
        assertThat(run.signals()).contains(FallbackInterceptor.USED, "circuit.opened");
        assertThat(run.message("circuit.opened"))
                .startsWith("postcode-api is not called for 30.0 s: of the last calls 100 % failed")
                .contains("answered 503");
    }

    @Test
    @Criterion("circuit-breaker.2")
    @Criterion("circuit-breaker.4")
    void theCircuitClosesWithinTheRunOnceTheApiIsBack() throws Exception {
        apis.postcodes().answer(503);
        run.onCommit(chunk -> {
            if (chunk == 2) {
                apis.postcodes().recover();
                run.clock.pass(Duration.ofSeconds(31));
            }
        });

        RunResult result = run.of(SIX);

        assertThat(run.signals()).containsSubsequence("circuit.opened", "circuit.half-open", "circuit.closed");
        assertThat(result.substituted()).containsEntry("postcode=area", 4L);
        assertThat(run.rows().get(5)).contains("London").endsWith("Full | postcode=api;company=none");
    }

    @Test
    void whatIsUnknownEverywhereIsSkippedAndMarked() throws Exception {
        apis.companies().answer(503);

        RunResult result = run.of(SIX);

        assertThat(result.state()).isEqualTo(RunState.DEGRADED);
        assertThat(result.substituted()).containsExactly(java.util.Map.entry("company=skipped", 2L));
        assertThat(run.rows().get(2)).endsWith("null | region | Partial | postcode=api;company=skipped");
        assertThat(run.rows().get(0)).endsWith("Full | postcode=api;company=none");
    }

    @Test
    void rememberedAnswersServeALaterRun() throws Exception {
        run.of(SIX);
        apis.postcodes().answer(503);
        run.clock.pass(Duration.ofDays(2));

        RunResult result = run.of("7,SW1A 1AA,,active", "8,ZE1 0AA,,active");

        assertThat(result.substituted()).containsOnlyKeys("postcode=area", "postcode=stale");
        assertThat(run.rows().get(6))
                .isEqualTo("7 | London | District of SW1A 1AA | null | region | Basic | postcode=stale;company=none");
    }

    @Test
    void rememberedAnswersServeAlsoWhereAModuleHidesThem() throws Exception {
        run.concealing(new Hidden("one"));
        run.of(SIX);
        var seen = run.query("SELECT lookup_key, fields FROM etl.enrichment_cache");
        apis.postcodes().answer(503);

        RunResult result = run.of("7,SW1A 1AA,,active");

        assertThat(seen).isNotEmpty().allMatch(row -> row.matches("one [0-9a-f]+ \\| one [0-9a-f]+"));
        assertThat(result.substituted()).containsOnlyKeys("postcode=stale");
    }

    @Test
    void whatIsNotRevealedAnyMoreIsAskedAgainAndRememberedAnew() throws Exception {
        run.concealing(new Hidden("one"));
        run.of(SIX);
        run.execute("UPDATE etl.enrichment_cache SET fields = 'of another key'");

        run.of("7,SW1A 1AA,,active");
        apis.postcodes().answer(503);
        RunResult result = run.of("8,SW1A 1AA,,active", "9,EH1 1YZ,,active");

        assertThat(result.substituted()).containsOnlyKeys("postcode=stale", "postcode=area");
    }

    /** Stands in for keyed hashes and encryption. */
    private record Hidden(String key) implements Concealment {

        @Override
        public String alias(String place, String text) {
            return key + " " + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String conceal(String place, String text) {
            return alias(place, text);
        }

        @Override
        public Optional<String> reveal(String place, String concealed) {
            return concealed.startsWith(key + " ")
                    ? Optional.of(new String(
                            HexFormat.of().parseHex(concealed.substring(key.length() + 1)), StandardCharsets.UTF_8))
                    : Optional.empty();
        }
    }

    @Test
    void rememberedAnswersServeForTheirTimeOnly() throws Exception {
        run.of(SIX);
        apis.postcodes().answer(503);
        run.clock.pass(Duration.ofDays(31));

        RunResult result = run.of("7,SW1A 1AA,,active");

        assertThat(result.substituted()).containsOnlyKeys("postcode=area");
    }

    @Test
    void aPoorerAnswerNeverOverwritesTheApis() throws Exception {
        run.of(SIX);
        var before = run.contents();
        run.execute("DELETE FROM etl.enrichment_cache");
        apis.postcodes().answer(503);
        apis.companies().answer(503);

        RunResult result = run.of(SIX);

        assertThat(result.accounting().unchanged()).isEqualTo(6);
        assertThat(run.contents()).isEqualTo(before);
    }

    @Test
    void anOrdinaryRunReplacesWhatStoodIn() throws Exception {
        run.of(SIX);
        var control = run.contents();
        run.execute("DELETE FROM " + run.table());
        apis.postcodes().answer(503);
        apis.companies().answer(503);
        run.of(SIX);
        apis.postcodes().recover();
        apis.companies().recover();

        RunResult result = run.of(SIX);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.accounting().updated()).isEqualTo(6);
        assertThat(run.contents()).isEqualTo(control);
    }

    @Test
    void whatTheApiRefusesEndsTheRun() throws Exception {
        apis.postcodes().answer(401);

        RunResult result = run.of(SIX);

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.failed().orElseThrow()).hasMessageContaining("answered 401; check its api-key");
    }

    @Test
    @Criterion("quality-fallbacks.3")
    void goesOnWithoutTheSourceAndSaysForHowManyRows() throws Exception {
        apis.postcodes().answer(503);
        run.set("resilience.fallback.postcode.sources", "skipped");

        RunResult result = run.of(SIX);

        assertThat(result.state()).isEqualTo(RunState.DEGRADED);
        assertThat(result.substituted()).containsExactly(java.util.Map.entry("postcode=skipped", 6L));
        assertThat(result.accounting().inserted()).isEqualTo(6);
    }

    @Test
    void aSettingLetsAFailureEndTheRun() throws Exception {
        apis.postcodes().answer(503);

        RunResult result =
                run.set("resilience.fallback.postcode.enabled", "false").of(SIX);

        assertThat(result.state()).isEqualTo(RunState.FAILED);
    }
}

package dev.etlpipeline.core.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.source.Chunk;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubstitutesTest {

    private final Stages stages = new Stages().only(Stages.GEOGRAPHY);
    private final MapLookup api = new MapLookup("api");
    private final MapLookup area = new MapLookup("area");
    private final MapLookup last = new MapLookup("skipped");

    private static List<Object> column(Chunk chunk, String column) {
        return chunk.rows().stream().map(row -> row.get(column)).toList();
    }

    @Test
    void answerInTheirOrderWhereASourceWasSkipped() throws Exception {
        stages.lookups("postcode", api.failing(new LookupSkipped("down", new IOException())));
        stages.substitutes("postcode", area.with("SW1A 1AA", "region", "London"), last.without("ZZ1 1ZZ"));

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stage.apply(stages.postcodes("SW1A 1AA", "ZZ1 1ZZ", null));

            assertThat(column(chunk, "region")).containsExactly("London", null, null);
            assertThat(column(chunk, "data_source"))
                    .containsExactly("postcode=area", "postcode=skipped", "postcode=none");
        }
    }

    @Test
    void countAsPoorerThanTheSource() throws Exception {
        stages.lookups("postcode", api.failing(new LookupSkipped("down", new IOException())));
        stages.substitutes("postcode", area.with("SW1A 1AA", "region", "London"));

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stage.apply(stages.postcodes("SW1A 1AA"));

            assertThat(column(chunk, "enrichment_status")).containsExactly("Basic");
            assertThat(column(chunk, "geo_enriched")).containsExactly(true);
        }
    }

    @Test
    void areNotAskedWhereTheSourceAnswers() throws Exception {
        stages.lookups("postcode", api.with("SW1A 1AA", "region", "London").without("ZZ1 1ZZ"));
        stages.substitutes("postcode", area.with("ZZ1 1ZZ", "region", "North"));

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stage.apply(stages.postcodes("SW1A 1AA", "ZZ1 1ZZ"));

            assertThat(area.asked()).isEmpty();
            assertThat(column(chunk, "data_source")).containsExactly("postcode=api", "postcode=api");
        }
    }

    @Test
    void areNotAskedForWhatNoTableKnows() throws Exception {
        stages.lookups("postcode", api.answeringSome().with("SW1A 1AA", "region", "London"));
        stages.substitutes("postcode", area.with("ZZ1 1ZZ", "region", "North"));

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stage.apply(stages.postcodes("SW1A 1AA", "ZZ1 1ZZ"));

            assertThat(area.asked()).isEmpty();
            assertThat(column(chunk, "data_source")).containsExactly("postcode=api", "postcode=none");
        }
    }

    @Test
    void learnNothingWhereTheyMustNotBeTaught() throws Exception {
        stages.lookups("postcode", api.with("SW1A 1AA", "region", "London"));
        stages.substitutes("postcode", area).untaught();

        try (EnrichStage stage = stages.open()) {
            stage.apply(stages.postcodes("SW1A 1AA"));

            assertThat(area.learnt()).isEmpty();
        }
    }

    @Test
    void learnWhatTheSourceAnswers() throws Exception {
        stages.lookups("postcode", api.with("SW1A 1AA", "region", "London").without("ZZ1 1ZZ"));
        stages.substitutes("postcode", area);

        try (EnrichStage stage = stages.open()) {
            stage.apply(stages.postcodes("SW1A 1AA", "ZZ1 1ZZ"));

            assertThat(area.learnt()).containsOnlyKeys("SW1A 1AA", "ZZ1 1ZZ");
        }
    }

    @Test
    void leaveTheSourceToBeAskedAgainAtOnce() throws Exception {
        stages.lookups(
                "postcode",
                api.with("SW1A 1AA", "region", "London").failing(new LookupSkipped("down", new IOException())));
        stages.substitutes("postcode", area.with("SW1A 1AA", "region", "London"));

        try (EnrichStage stage = stages.open()) {
            stage.apply(stages.postcodes("SW1A 1AA"));
            api.recover();
            Chunk second = stage.apply(stages.postcodes("SW1A 1AA"));

            assertThat(column(second, "data_source")).containsExactly("postcode=api");
            assertThat(column(second, "enrichment_status")).containsExactly("Full");
        }
    }

    @Test
    void arePassedOverWhereTheyFail() throws Exception {
        stages.lookups("postcode", api.failing(new LookupSkipped("down", new IOException())));
        stages.substitutes("postcode", area.failing(new IOException("no table")), last.without("SW1A 1AA"));

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stage.apply(stages.postcodes("SW1A 1AA"));

            assertThat(column(chunk, "data_source")).containsExactly("postcode=skipped");
        }
    }

    @Test
    void doNotHideAFailureThatNobodyTurnedIntoASkip() {
        stages.lookups("postcode", api.failing(new IOException("down")));
        stages.substitutes("postcode", area.with("SW1A 1AA", "region", "London"));

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stages.postcodes("SW1A 1AA");

            assertThatThrownBy(() -> stage.apply(chunk)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void leaveTheFormOfKeysToTheSources() throws Exception {
        stages.lookups("postcode", api.ignoringCase().with("SW1A 1AA", "region", "London"));
        stages.substitutes("postcode", area);

        try (EnrichStage stage = stages.open()) {
            stage.apply(stages.postcodes("SW1A 1AA", "sw1a 1aa"));

            assertThat(api.asked()).containsExactly("SW1A 1AA");
        }
    }

    @Test
    void areRefusedWhereNobodyKnowsTheirWord() {
        stages.lookups("postcode", api);
        stages.substitutes("postcode", area).lookups("postcode", api);

        assertThatThrownBy(stages::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("what stands in for postcode names area, but what can be asked is [api]");
    }
}

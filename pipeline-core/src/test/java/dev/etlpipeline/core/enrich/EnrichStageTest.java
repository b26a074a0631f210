package dev.etlpipeline.core.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnrichStageTest {

    private final Stages stages = new Stages().only(Stages.GEOGRAPHY);
    private final MapLookup api = new MapLookup("api");
    private final MapLookup reference = new MapLookup("reference");

    private static List<Object> column(Chunk chunk, String column) {
        return chunk.rows().stream().map(row -> row.get(column)).toList();
    }

    @Test
    void asksOnlyForTheDistinctKeysOfAChunk() throws Exception {
        stages.lookups("postcode", api.with("SW1A 1AA", "region", "London").with("M1 1AE", "region", "North West"));

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stage.apply(stages.postcodes("SW1A 1AA", "M1 1AE", "SW1A 1AA", null, "SW1A 1AA"));

            assertThat(api.asked()).containsExactly("SW1A 1AA", "M1 1AE");
            assertThat(column(chunk, "region")).containsExactly("London", "North West", "London", null, "London");
        }
    }

    @Test
    void leavesSourceColumnsOriginAndRejectsAsTheyAre() throws Exception {
        stages.lookups("postcode", api.with("SW1A 1AA", "region", "London"));

        try (EnrichStage stage = stages.open()) {
            Chunk before = stages.postcodes("SW1A 1AA");
            Row row = stage.apply(before).rows().get(0);

            assertThat(row.get("postcode")).isEqualTo("SW1A 1AA");
            assertThat(row.origin()).isSameAs(before.rows().get(0).origin());
        }
    }

    @Test
    void remembersAnswersAcrossChunksAndSaysSo() throws Exception {
        stages.lookups("postcode", api.with("SW1A 1AA", "region", "London"));

        try (EnrichStage stage = stages.open()) {
            Chunk first = stage.apply(stages.postcodes("SW1A 1AA"));
            Chunk second = stage.apply(stages.postcodes("SW1A 1AA"));

            assertThat(api.asked()).hasSize(1);
            assertThat(column(first, "data_source")).containsExactly("postcode=api");
            assertThat(column(second, "data_source")).containsExactly("postcode=cache");
            assertThat(column(second, "region")).containsExactly("London");
        }
    }

    @Test
    void remembersThatNothingWasFoundForAShorterTime() throws Exception {
        stages.set("postcode.cache-ttl", "PT24H").set("postcode.negative-ttl", "PT1H");
        stages.lookups("postcode", api.with("SW1A 1AA", "region", "London").without("ZZ1 1ZZ"));

        try (EnrichStage stage = stages.open()) {
            stage.apply(stages.postcodes("SW1A 1AA", "ZZ1 1ZZ"));
            stages.run.pass(Duration.ofMinutes(59));
            Chunk within = stage.apply(stages.postcodes("ZZ1 1ZZ"));
            assertThat(api.asked()).hasSize(2);
            assertThat(column(within, "data_source")).containsExactly("postcode=cache");

            stages.run.pass(Duration.ofMinutes(2));
            stage.apply(stages.postcodes("SW1A 1AA", "ZZ1 1ZZ"));
            assertThat(api.asked()).containsExactly("SW1A 1AA", "ZZ1 1ZZ", "ZZ1 1ZZ");

            stages.run.pass(Duration.ofHours(24));
            stage.apply(stages.postcodes("SW1A 1AA"));
            assertThat(api.asked()).endsWith("SW1A 1AA").hasSize(4);
        }
    }

    @Test
    void remembersNoMoreAnswersThanAllowed() throws Exception {
        stages.set("postcode.cache-entries", 10);
        String[] keys = IntStream.range(0, 50).mapToObj(i -> "K" + i).toArray(String[]::new);
        List.of(keys).forEach(key -> api.with(key, "region", key));
        stages.lookups("postcode", api);

        try (EnrichStage stage = stages.open()) {
            stage.apply(stages.postcodes(keys));
            Chunk again = stage.apply(stages.postcodes(keys));

            assertThat(api.asked()).hasSize(50 + 40);
            assertThat(column(again, "region")).containsExactly((Object[]) keys);
        }
    }

    @Test
    void remembersNothingWithACacheOfNoEntries() throws Exception {
        stages.set("postcode.cache-entries", 0);
        stages.lookups("postcode", api.with("SW1A 1AA", "region", "London"));

        try (EnrichStage stage = stages.open()) {
            stage.apply(stages.postcodes("SW1A 1AA"));
            stage.apply(stages.postcodes("SW1A 1AA"));

            assertThat(api.asked()).hasSize(2);
        }
    }

    @Test
    void asksEachSourceOnlyForWhatThoseBeforeItLeftOpen() throws Exception {
        api.with("A", "region", "from api").without("B");
        reference.with("A", "region", "wrong").with("B", "region", "wrong").with("C", "region", "from reference");
        stages.lookups("postcode", api, reference);

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stage.apply(stages.postcodes("A", "B", "C", "D"));

            assertThat(reference.asked()).containsExactly("C", "D");
            assertThat(column(chunk, "region")).containsExactly("from api", null, "from reference", null);
            assertThat(column(chunk, "data_source"))
                    .containsExactly("postcode=api", "postcode=api", "postcode=reference", "postcode=none");
        }
    }

    @Test
    void asksOnceForKeysOfOneForm() throws Exception {
        stages.lookups("postcode", api.ignoringCase().with("A", "region", "London"));

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stage.apply(stages.postcodes("a", "A", "b", "a"));

            assertThat(api.asked()).containsExactly("A", "B");
            assertThat(column(chunk, "region")).containsExactly("London", "London", null, "London");
        }
    }

    @Test
    void leavesKeysAsTheyAreWhereOneOfTheSourcesTellsThemApart() throws Exception {
        api.ignoringCase();
        reference.with("a", "region", "small").with("A", "region", "large");
        stages.lookups("postcode", api, reference);

        try (EnrichStage stage = stages.open()) {
            assertThat(column(stage.apply(stages.postcodes("a", "A")), "region"))
                    .containsExactly("small", "large");
        }
    }

    @Test
    void asksTheSourcesInTheOrderOfTheSettings() throws Exception {
        api.with("A", "region", "from api");
        reference.with("A", "region", "from reference");
        stages.set("postcode.source", "reference, api").lookups("postcode", api, reference);

        try (EnrichStage stage = stages.open()) {
            assertThat(column(stage.apply(stages.postcodes("A")), "region")).containsExactly("from reference");
            assertThat(api.asked()).isEmpty();
        }
    }

    @Test
    void goesOnToTheNextSourceWhenOneIsSkipped() throws Exception {
        api.failing(new LookupSkipped("circuit open", new IOException()));
        reference.with("A", "region", "from reference");
        stages.lookups("postcode", api, reference);

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stage.apply(stages.postcodes("A", "B"));

            assertThat(column(chunk, "region")).containsExactly("from reference", null);
            assertThat(column(chunk, "enrichment_status")).containsExactly("Full", "Basic");
        }
    }

    @Test
    void asksAgainForWhatASubstituteAnsweredOrNobodyDid() throws Exception {
        api.failing(new LookupSkipped("circuit open", new IOException()));
        reference.with("A", "region", "approximate").notCacheable();
        stages.lookups("postcode", api, reference);

        try (EnrichStage stage = stages.open()) {
            Chunk first = stage.apply(stages.postcodes("A", "B"));
            api.with("A", "region", "exact").with("B", "region", "exact").failing(null);
            Chunk second = stage.apply(stages.postcodes("A", "B"));

            assertThat(column(first, "region")).containsExactly("approximate", null);
            assertThat(column(second, "region")).containsExactly("exact", "exact");
            assertThat(column(second, "data_source")).containsOnly("postcode=api");
        }
    }

    @Test
    void asksNobodyWhenEnrichmentIsOff() throws Exception {
        stages.off();

        try (EnrichStage stage = stages.open()) {
            Row row = stage.apply(stages.postcodes("SW1A 1AA")).rows().get(0);

            assertThat(row.get("enrichment_status")).isEqualTo("Basic");
            assertThat(row.get("data_source")).isEqualTo("none");
            assertThat(row.get("geo_enriched")).isEqualTo(false);
            assertThat(row.get("region")).isNull();
        }
    }

    @Test
    void passesChunksOnWhereNothingIsToBeEnriched() throws Exception {
        stages.only();

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stages.postcodes("SW1A 1AA");

            assertThat(stage.apply(chunk).rows()).isEqualTo(chunk.rows());
        }
    }

    @Test
    void givesTheCauseWhenASourceFailsAndAsksAgainNextTime() throws Exception {
        IOException cause = new IOException("down");
        stages.lookups("postcode", api.with("A", "region", "London").failing(cause));

        try (EnrichStage stage = stages.open()) {
            assertThatThrownBy(() -> stage.apply(stages.postcodes("A"))).isSameAs(cause);

            api.failing(null);
            assertThat(column(stage.apply(stages.postcodes("A")), "region")).containsExactly("London");
        }
    }

    @Test
    void bringsDecimalsToTheColumnsScale() throws Exception {
        stages.lookups("postcode", api.with("A", "longitude", new BigDecimal("-0.1")));

        try (EnrichStage stage = stages.open()) {
            assertThat(column(stage.apply(stages.postcodes("A")), "longitude"))
                    .containsExactly(new BigDecimal("-0.100000"));
        }
    }

    @Test
    void refusesAnswersThatDoNotFitTheirColumns() throws Exception {
        api.with("long", "region", "x".repeat(256))
                .with("type", "region", 7L)
                .with("scale", "longitude", new BigDecimal("0.1234567"))
                .with("digits", "longitude", new BigDecimal("1234"));
        stages.lookups("postcode", api);

        try (EnrichStage stage = stages.open()) {
            assertThatThrownBy(() -> stage.apply(stages.postcodes("long")))
                    .hasMessageContaining("field region is a text of 256 characters, but column region takes 255");
            assertThatThrownBy(() -> stage.apply(stages.postcodes("type"))).hasMessageContaining("is of type text");
            assertThatThrownBy(() -> stage.apply(stages.postcodes("scale"))).hasMessageContaining("takes 9, 6 behind");
            assertThatThrownBy(() -> stage.apply(stages.postcodes("digits"))).hasMessageContaining("takes 9, 6 behind");
        }
    }

    @Test
    void refusesSourcesThatNobodyRegistered() {
        stages.set("postcode.source", "apo").lookups("postcode", api, reference);

        assertThatThrownBy(stages::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("enrichment.postcode.source names apo, but what can be asked is [api, reference]");
    }

    @Test
    void refusesEnrichmentsWithoutSettings() {
        assertThatThrownBy(stages::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no settings enrichment.postcode.*");
    }

    @Test
    void closesWhatWasOpenedWhenAnotherEnrichmentCannotBe() {
        stages.only(Stages.GEOGRAPHY, Stages.COMPANIES).lookups("postcode", api);

        assertThatThrownBy(stages::open).hasMessageContaining("enrichment.company");
        assertThat(api.closed).isTrue();
    }

    @Test
    void closesAllLookupsEvenIfOneRefuses() {
        Lookup refusing = new MapLookup("api") {
            @Override
            public void close() {
                throw new IllegalStateException("no");
            }
        };
        EnrichStage stage = stages.lookups("postcode", refusing, reference).open();

        assertThatThrownBy(stage::close).hasMessage("no");
        assertThat(reference.closed).isTrue();
    }

    @Test
    void ignoresAnswersToWhatWasNotAsked() throws Exception {
        Lookup talkative = new MapLookup("api") {
            @Override
            public Map<String, Values> find(Set<String> keys) {
                return Map.of("B", Values.of(Map.of("region", "unasked")));
            }
        };
        stages.lookups("postcode", talkative);

        try (EnrichStage stage = stages.open()) {
            assertThat(column(stage.apply(stages.postcodes("A")), "data_source"))
                    .containsExactly("postcode=none");
        }
    }
}

package dev.etlpipeline.core.settings;

import static dev.etlpipeline.core.settings.SettingsFixture.read;
import static dev.etlpipeline.core.settings.SettingsFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnrichmentSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(read(EnrichmentSettings.class).byName()).isEmpty();

        ApiSettings api = api("enrichment.postcode.base-url=http://localhost");
        assertThat(api.source()).containsExactly("api");
        assertThat(api.apiKey()).isEmpty();
        assertThat(api.pins()).isEmpty();
        assertThat(api.connectTimeout()).hasSeconds(2);
        assertThat(api.readTimeout()).hasSeconds(5);
        assertThat(api.callTimeout()).hasSeconds(10);
        assertThat(api.maxConcurrent()).isEqualTo(8);
        assertThat(api.bulkSize()).isEqualTo(100);
        assertThat(api.cacheEntries()).isEqualTo(100_000);
        assertThat(api.cacheTtl()).hasHours(24);
        assertThat(api.negativeTtl()).hasHours(1);
    }

    @Test
    @Criterion("configuration.1")
    void takesEveryValue() {
        ApiSettings api = api(
                "enrichment.postcode.source=cache,reference",
                "enrichment.postcode.base-url=http://localhost",
                "enrichment.postcode.api-key=${warehouse.application-name}",
                "enrichment.postcode.pins=sha256/a,sha256/b",
                "enrichment.postcode.connect-timeout=PT1S",
                "enrichment.postcode.read-timeout=PT2S",
                "enrichment.postcode.call-timeout=PT3S",
                "enrichment.postcode.max-concurrent=4",
                "enrichment.postcode.bulk-size=5",
                "enrichment.postcode.cache-entries=0",
                "enrichment.postcode.cache-ttl=PT6S",
                "enrichment.postcode.negative-ttl=PT7S");

        assertThat(api.source()).containsExactly("cache", "reference");
        assertThat(api.baseUrl()).contains("http://localhost");
        assertThat(api.apiKey()).contains("etl-pipeline");
        assertThat(api.pins()).hasValue(List.of("sha256/a", "sha256/b"));
        assertThat(api.connectTimeout()).hasSeconds(1);
        assertThat(api.readTimeout()).hasSeconds(2);
        assertThat(api.callTimeout()).hasSeconds(3);
        assertThat(api.maxConcurrent()).isEqualTo(4);
        assertThat(api.bulkSize()).isEqualTo(5);
        assertThat(api.cacheEntries()).isZero();
        assertThat(api.cacheTtl()).hasSeconds(6);
        assertThat(api.negativeTtl()).hasSeconds(7);
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertThat(refusal(
                        "enrichment.postcode.max-concurrent=0",
                        "enrichment.postcode.bulk-size=0",
                        "enrichment.postcode.cache-entries=-1",
                        "enrichment.postcode.connect-timeout=PT0S",
                        "enrichment.company.read-timeout=PT6M",
                        "enrichment.company.call-timeout=PT11M",
                        "enrichment.company.cache-ttl=PT0S",
                        "enrichment.company.negative-ttl=PT0S",
                        "enrichment.company.bulk-sise=3"))
                .contains("enrichment.postcode.max-concurrent: must be a whole number from 1 to 256, but is '0'")
                .contains("enrichment.postcode.bulk-size: must be a whole number from 1 to 1,000, but is '0'")
                .contains(
                        "enrichment.postcode.cache-entries: must be a whole number from 0 to 100,000,000, but is '-1'")
                .contains("enrichment.postcode.connect-timeout: must be a duration such as PT30S from PT0.01S to PT5M")
                .contains("enrichment.company.read-timeout: must be a duration such as PT30S from PT0.01S to PT5M")
                .contains("enrichment.company.call-timeout: must be a duration such as PT30S from PT0.01S to PT10M")
                .contains("enrichment.company.cache-ttl: must be a duration such as PT30S from PT1S to P365D")
                .contains("enrichment.company.negative-ttl: must be a duration such as PT30S from PT1S to P365D")
                .contains("enrichment.company.bulk-sise: is no setting; did you mean enrichment.company.bulk-size?");
    }

    private static ApiSettings api(String... assignments) {
        return read(EnrichmentSettings.class, assignments).byName().get("postcode");
    }
}

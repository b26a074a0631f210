package dev.etlpipeline.core.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.row.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichmentStatusTest {

    /** KNOWN is found, UNKNOWN is answered "not found", SILENT is not answered; empty means that the row has no key. */
    @ParameterizedTest
    @CsvSource({
        "KNOWN,   KNOWN,   Full,    true,  true,  postcode=api;company=api",
        "KNOWN,   ,        Full,    true,  false, postcode=api;company=none",
        ",        KNOWN,   Full,    false, true,  postcode=none;company=api",
        "KNOWN,   UNKNOWN, Partial, true,  false, postcode=api;company=api",
        "KNOWN,   SILENT,  Partial, true,  false, postcode=api;company=none",
        "UNKNOWN, KNOWN,   Partial, false, true,  postcode=api;company=api",
        "SILENT,  KNOWN,   Partial, false, true,  postcode=none;company=api",
        "UNKNOWN, UNKNOWN, Basic,   false, false, postcode=api;company=api",
        "SILENT,  UNKNOWN, Basic,   false, false, postcode=none;company=api",
        "UNKNOWN, ,        Basic,   false, false, postcode=api;company=none",
        "SILENT,  ,        Basic,   false, false, postcode=none;company=none",
        ",        ,        Basic,   false, false, postcode=none;company=none"
    })
    void saysWhatWasFoundOfWhatTheRowHasKeysFor(
            String postcode, String company, String status, boolean geo, boolean business, String source)
            throws Exception {
        Stages stages = new Stages()
                .lookups(
                        "postcode",
                        new MapLookup("api").with("KNOWN", "region", "London").without("UNKNOWN"))
                .lookups(
                        "company",
                        new MapLookup("api")
                                .with("KNOWN", "industry", "Education")
                                .without("UNKNOWN"));

        try (EnrichStage stage = stages.open()) {
            Row row = stage.apply(stages.chunk(List.of(stages.row(postcode, company))))
                    .rows()
                    .get(0);

            assertThat(row.get("enrichment_status")).isEqualTo(status);
            assertThat(row.get("geo_enriched")).isEqualTo(geo);
            assertThat(row.get("is_business")).isEqualTo(business);
            assertThat(row.get("data_source")).isEqualTo(source);
        }
    }

    @Test
    void ordersThePoorerBeforeTheRicher() {
        assertThat(EnrichmentStatus.values())
                .isSorted()
                .containsExactly(EnrichmentStatus.BASIC, EnrichmentStatus.PARTIAL, EnrichmentStatus.FULL);
    }
}

package dev.etlpipeline.resilience.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.resilience.classify.Owner;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people wrote into docs/resilience/disaster-recovery.md is complete. */
class DisasterRecoveryPageTest {

    private final ProjectPage page = new ProjectPage("docs/resilience/disaster-recovery.md");

    @Test
    @Criterion("disaster-recovery.1")
    void eachPartHasItsDemandsAndAReason() throws IOException {
        List<List<String>> parts = page.table("part | may be lost (RPO) | back within (RTO) | why so");

        assertThat(parts).hasSizeGreaterThan(5).allSatisfy(part -> {
            assertThat(part.get(1)).matches("nothing.*|\\d+ h|a quarter");
            assertThat(part.get(2)).matches("\\d+ h");
            assertThat(part.get(3)).isNotBlank();
        });
        assertThat(parts.toString())
                .contains(
                        "warehouse.customer_enriched", "etl.enrichment_audit", "settings", "quarantined", "passwords");
    }

    @Test
    @Criterion("disaster-recovery.6")
    void eachRehearsalHasADayAndSomebodyWhoHoldsIt() throws IOException {
        List<List<String>> rehearsals = page.table("rehearsal | how often | next due | held by");
        List<String> owners =
                Arrays.stream(Owner.values()).map(owner -> "`" + owner + "`").toList();

        assertThat(rehearsals).hasSizeGreaterThan(3).allSatisfy(rehearsal -> {
            assertThat(rehearsal.get(2)).matches("\\d{4}-\\d{2}-\\d{2}|with the next build");
            assertThat(rehearsal.get(3)).isIn(owners);
        });
    }
}

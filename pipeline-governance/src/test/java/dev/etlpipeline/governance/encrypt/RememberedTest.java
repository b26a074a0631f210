package dev.etlpipeline.governance.encrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.governance.key.Secrets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private static final String PLACE = "etl.enrichment_cache postcode";
    private static final String FIELDS = "{\"district\":\"Westminster\"}";

    private static Remembered with(int key) {
        return new Remembered(new Given(key));
    }

    /** Keys for purposes from one number; none for 0. */
    private record Given(int key) implements Secrets {

        @Override
        public Optional<byte[]> derived(String purpose) {
            byte[] derived = new byte[32];
            Arrays.fill(derived, (byte) (key + purpose.length()));
            return key == 0 ? Optional.empty() : Optional.of(derived);
        }

        @Override
        public Optional<byte[]> kept(String purpose) {
            return derived(purpose);
        }

        @Override
        public byte[] required(String purpose) {
            return derived(purpose).orElseThrow();
        }
    }

    @Test
    void aliasesAreTheSameForTheSameTextPlaceAndKey() {
        String alias = with(1).alias(PLACE, "SW1A 2AA");

        assertThat(alias).hasSize(43).doesNotContain("SW1A").isEqualTo(with(1).alias(PLACE, "SW1A 2AA"));
        assertThat(with(1).alias(PLACE, "SW1A 2AB")).isNotEqualTo(alias);
        assertThat(with(1).alias("elsewhere", "SW1A 2AA")).isNotEqualTo(alias);
        assertThat(with(2).alias(PLACE, "SW1A 2AA")).isNotEqualTo(alias);
    }

    @Test
    void revealsWhatItConcealedAtItsPlaceAlone() {
        String concealed = with(1).conceal(PLACE, FIELDS);

        assertThat(concealed).doesNotContain("Westminster");
        assertThat(with(1).conceal(PLACE, FIELDS)).isNotEqualTo(concealed);
        assertThat(with(1).reveal(PLACE, concealed)).contains(FIELDS);
        assertThat(with(1).reveal("elsewhere", concealed)).isEmpty();
        assertThat(with(2).reveal(PLACE, concealed)).isEmpty();
        assertThat(with(1).reveal(PLACE, concealed.substring(0, 9))).isEmpty();
    }

    @Test
    void forgetsWhatStoodThereOpenOnceThereIsAKeyAndWhatIsConcealedWithoutOne() {
        assertThat(with(1).reveal(PLACE, FIELDS)).isEmpty();
        assertThat(with(0).reveal(PLACE, with(1).conceal(PLACE, FIELDS))).isEmpty();
    }

    @Test
    void hidesNothingWithoutAMasterKey() {
        assertThat(with(0).alias(PLACE, "SW1A 2AA")).isEqualTo("SW1A 2AA");
        assertThat(with(0).conceal(PLACE, FIELDS)).isEqualTo(FIELDS);
        assertThat(with(0).reveal(PLACE, FIELDS)).contains(FIELDS);
    }
}

package dev.etlpipeline.resilience.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.enrich.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {

    private final AnswerJson json = new AnswerJson();

    @Test
    void bringsBackFieldsOfEveryTypeAsTheyWere() {
        Map<String, Object> fields =
                Map.of("region", "Tyne & \"Wear\"", "longitude", new BigDecimal("-1.50"), "count", 7L, "known", true);

        String text = json.write(Values.of(fields)).orElseThrow();

        assertThat(json.read(text).fields()).isEqualTo(fields);
    }

    @Test
    void keepsNothingOfATypeItDoesNotKnow() {
        assertThat(json.write(Values.of(Map.of("since", LocalDate.EPOCH)))).isEmpty();
    }

    @Test
    void quotesNoTextThatItCannotRead() {
        assertThatThrownBy(() -> json.read("{secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a remembered answer is no JSON object");
    }
}

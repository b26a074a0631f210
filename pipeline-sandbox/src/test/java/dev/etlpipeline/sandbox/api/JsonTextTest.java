package dev.etlpipeline.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void writesEveryKindOfValueAndLeavesNoNullOut() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "a");
        value.put("number", 1.5);
        value.put("boolean", true);
        value.put("nothing", null);
        value.put("list", Arrays.asList(1, null, Map.of()));
        value.put("empty", List.of());

        assertThat(JsonText.of(value))
                .isEqualTo("{\"text\":\"a\",\"number\":1.5,\"boolean\":true,\"nothing\":null,"
                        + "\"list\":[1,null,{}],\"empty\":[]}");
    }

    @Test
    void escapesWhatWouldEndAText() {
        assertThat(JsonText.of(Map.of("\"", "a\\b\n\u0001é"))).isEqualTo("{\"\\\"\":\"a\\\\b\\u000a\\u0001é\"}");
    }
}

package dev.etlpipeline.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.settings.LoadSettings;
import dev.etlpipeline.core.settings.Settings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunksInFlightTest {

    @ParameterizedTest
    @CsvSource({
        "0, false, false, 4",
        "0, true,  false, 8",
        "0, true,  true,  4",
        "0, false, true,  4",
        "3, true,  false, 3",
        "16, false, true, 16"
    })
    void areWhatIsSetOrWhatSuitsTheRun(String set, boolean asking, boolean smallHeap, int chunks) {
        LoadSettings load = Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:x", "load.chunks-in-flight", set))
                .read(LoadSettings.class);

        assertThat(ChunksInFlight.of(load, asking, smallHeap)).isEqualTo(chunks);
    }
}

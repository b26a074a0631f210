package dev.etlpipeline.core.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.settings.LoadSettings;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.settings.WarehouseSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkRowsTest {

    @ParameterizedTest
    @CsvSource({"jdbc:h2:mem:x, 1000", "jdbc:sqlserver://host;databaseName=x, 4000"})
    void suitsTheDatabaseWhereNothingIsSet(String url, int rows) {
        assertThat(rows(Map.of("warehouse.url", url))).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"jdbc:h2:mem:x, 500", "jdbc:sqlserver://host;databaseName=x, 2000"})
    void isHalfOfItInASmallHeap(String url, int rows) {
        Settings settings = Settings.of(Map.of("warehouse.url", url));

        int small = ChunkRows.of(settings.read(LoadSettings.class), settings.read(WarehouseSettings.class), 64L << 20);

        assertThat(small).isEqualTo(rows);
    }

    @Test
    void isWhatIsSet() {
        assertThat(rows(Map.of("warehouse.url", "jdbc:h2:mem:x", "load.chunk-rows", "7")))
                .isEqualTo(7);
    }

    @Test
    void refusesADatabaseThatIsNone() {
        assertThatThrownBy(() -> rows(Map.of("warehouse.url", "jdbc:other:x")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("warehouse.url");
    }

    private static int rows(Map<String, String> values) {
        Settings settings = Settings.of(values);
        return ChunkRows.of(settings.read(LoadSettings.class), settings.read(WarehouseSettings.class), 1L << 30);
    }
}

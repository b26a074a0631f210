package dev.etlpipeline.core.warehouse;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that accepts connections and says nothing. */
@Timeout(60)
class SilentServerTest {

    @Test
    @Criterion("connection-handling.2")
    void ofSqlServersKindIsNoticed() throws IOException {
        assertNoticed("jdbc:sqlserver://127.0.0.1:%d;databaseName=dw");
    }

    @Test
    @Criterion("connection-handling.2")
    void ofH2sKindIsNoticed() throws IOException {
        assertNoticed("jdbc:h2:tcp://127.0.0.1:%d/./dw");
    }

    private static void assertNoticed(String url) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            WarehouseSettings settings = Settings.of(Map.of(
                            "warehouse.url",
                            url.formatted(silent.getLocalPort()),
                            "warehouse.login-timeout",
                            "PT1S",
                            "warehouse.socket-timeout",
                            "PT1S",
                            "warehouse.connection-timeout",
                            "PT1S"))
                    .read(WarehouseSettings.class);

            assertThatThrownBy(() ->
                            Warehouse.open(settings, Path.of(""), List.of()).close())
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("cannot be reached");
        }
    }
}

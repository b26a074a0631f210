package dev.etlpipeline.app.process;

import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("dev.etlpipeline.app.process.RotationInProcessesContract#encrypts")
class RotationInProcessesOnH2Test extends RotationInProcessesContract {

    private static H2Server server;

    @BeforeAll
    static void startServer(@TempDir Path folder) throws SQLException {
        server = H2Server.start(folder);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    protected TestDatabase database() {
        return server.database();
    }
}

package dev.etlpipeline.app.process;

import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.etlpipeline.app.process.RotationInProcessesContract#encrypts")
class RotationInProcessesOnSqlServerTest extends RotationInProcessesContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

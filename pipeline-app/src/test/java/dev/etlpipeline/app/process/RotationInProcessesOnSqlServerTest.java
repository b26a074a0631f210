package dev.etlpipeline.app.process;

import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;

class RotationInProcessesOnSqlServerTest extends RotationInProcessesContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

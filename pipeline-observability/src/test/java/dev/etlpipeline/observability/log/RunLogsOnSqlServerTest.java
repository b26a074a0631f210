package dev.etlpipeline.observability.log;

import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class RunLogsOnSqlServerTest extends RunLogsContract {

    @Override
    TestDatabase database(Path folder) {
        return SqlServerDatabases.orSkip();
    }
}

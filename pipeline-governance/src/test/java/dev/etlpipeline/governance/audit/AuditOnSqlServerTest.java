package dev.etlpipeline.governance.audit;

import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class AuditOnSqlServerTest extends AuditContract {

    @Override
    protected TestDatabase database(Path folder) {
        return SqlServerDatabases.orSkip();
    }
}

package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;

class QuarantineDataOnSqlServerTest extends QuarantineDataContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

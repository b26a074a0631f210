package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;

class QuarantineOnSqlServerTest extends QuarantineContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

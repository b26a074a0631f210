package dev.etlpipeline.governance.classify;

import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;

class ClassifyOnSqlServerTest extends ClassifyContract {

    @Override
    TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

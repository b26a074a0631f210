package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class LineageOnSqlServerTest extends LineageContract {

    @Override
    TestDatabase database(Path folder) {
        return SqlServerDatabases.orSkip();
    }
}

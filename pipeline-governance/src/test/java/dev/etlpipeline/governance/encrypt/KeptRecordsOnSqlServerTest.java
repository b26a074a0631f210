package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class KeptRecordsOnSqlServerTest extends KeptRecordsContract {

    @Override
    TestDatabase database(Path folder) {
        return SqlServerDatabases.orSkip();
    }
}

package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class BackfillOnSqlServerTest extends BackfillContract {

    @Override
    TestDatabase database(Path folder) {
        return SqlServerDatabases.orSkip();
    }
}

package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class LedgerOnSqlServerTest extends LedgerContract {

    @Override
    protected TestDatabase database(Path folder) {
        return SqlServerDatabases.orSkip();
    }
}

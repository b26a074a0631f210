package dev.etlpipeline.governance.mask;

import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;

class MaskedLoadOnSqlServerTest extends MaskedLoadContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

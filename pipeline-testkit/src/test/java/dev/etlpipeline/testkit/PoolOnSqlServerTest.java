package dev.etlpipeline.testkit;

class PoolOnSqlServerTest extends PoolContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

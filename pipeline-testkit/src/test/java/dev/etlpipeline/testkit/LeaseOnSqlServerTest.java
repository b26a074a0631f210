package dev.etlpipeline.testkit;

class LeaseOnSqlServerTest extends LeaseContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

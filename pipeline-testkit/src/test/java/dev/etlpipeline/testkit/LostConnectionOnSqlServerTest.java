package dev.etlpipeline.testkit;

class LostConnectionOnSqlServerTest extends LostConnectionContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

package dev.etlpipeline.testkit;

class RunHistoryOnSqlServerTest extends RunHistoryContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

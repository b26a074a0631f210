package dev.etlpipeline.testkit;

class LoaderOnSqlServerTest extends LoaderContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

package dev.etlpipeline.testkit;

class TargetOnSqlServerTest extends TargetContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

package dev.etlpipeline.testkit;

class PostcodeImportOnSqlServerTest extends PostcodeImportContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }
}

package dev.etlpipeline.testkit;

import java.util.List;

class GoingBackOnSqlServerTest extends GoingBackContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }

    /** A migration is one transaction. */
    @Override
    protected List<String> leftOfAFailedMigration() {
        return List.of();
    }
}

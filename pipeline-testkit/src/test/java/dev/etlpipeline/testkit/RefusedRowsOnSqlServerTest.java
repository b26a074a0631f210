package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.etlpipeline.core.load.LoadedChunk;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class RefusedRowsOnSqlServerTest extends RefusedRowsContract {

    @Override
    protected TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }

    /** Its number is the trigger's own, and the transaction is gone when the error arrives. */
    @Test
    void setsARowAsideThatATriggerRefusesByRollingBack() throws Exception {
        LoadBench bench = bench();
        try (Connection connection = bench.warehouse().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SELECT @@VERSION")) {
            version.next();
            assumeFalse(version.getString(1).contains("Babelfish"), "it fires no triggers on bulk copy");
        }
        bench.execute("CREATE TRIGGER warehouse_test.tr_" + bench.table().spec().table() + " ON " + bench.target()
                + " AFTER INSERT AS BEGIN IF EXISTS (SELECT * FROM inserted WHERE name = 'Nobody')"
                + " BEGIN ROLLBACK TRANSACTION; THROW 50123, 'nobody is not taken', 1; END END");

        LoadedChunk loaded = bench.load(
                bench.newFile(),
                bench.row(1, "a", "Ann", "Ayr"),
                bench.row(2, "b", "Nobody", "Bath"),
                bench.row(3, "c", "Cy", "Crewe"));

        assertThat(loaded.counts().inserted()).isEqualTo(2);
        assertThat(loaded.chunk().rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.origin().record()).isEqualTo(2));
        assertThat(bench.rows()).hasSize(2);
    }
}

package dev.etlpipeline.observability.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {

    private final SqlText texts = new SqlText();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE etl.run_lease SET beat = beat + 1 | UPDATE | etl.run_lease",
                "SELECT TOP (?) [k] FROM [Warehouse].[People] WHERE [k] >= ? | SELECT | warehouse.people",
                "INSERT INTO \"warehouse\".\"people\" (a) VALUES (?) | INSERT | warehouse.people",
                "select 1 | SELECT | none",
                "CREATE TABLE #stage (k INT) | CREATE | #stage",
                "SELECT x FROM etl.a JOIN etl.b ON 1 = 1 | SELECT | etl.a",
                "WITH t AS (SELECT 1 AS x) SELECT x FROM t | SELECT | t",
                "BEGIN TRANSACTION | OTHER | none",
            })
    void tellsVerbAndFirstTable(String sql, String verb, String table) {
        assertThat(texts.kind(sql)).isEqualTo(new SqlText.Kind(verb, table));
    }

    @Test
    void showsNoLiterals() {
        assertThat(SqlText.shown("SELECT *\n  FROM t WHERE name = 'O''Hara' AND n = N'Zoe' AND h = 0xCAFE AND x = ?"))
                .isEqualTo("SELECT * FROM t WHERE name = ? AND n = ? AND h = ? AND x = ?");
    }

    @Test
    void showsNoLiteralHoweverLong() {
        String literal = "'" + "it''s ".repeat(100_000) + "'";

        assertThat(SqlText.shown("SELECT " + literal + " FROM t")).isEqualTo("SELECT ? FROM t");
    }

    @Test
    void takesNoTableFromALiteral() {
        assertThat(texts.kind("SELECT 'FROM secret' FROM etl.a").table()).isEqualTo("etl.a");
    }

    @Test
    void cutsLongTexts() {
        assertThat(SqlText.shown("SELECT " + "x, ".repeat(1000)))
                .hasSizeLessThan(700)
                .endsWith(" ...");
    }

    @Test
    void bypassesWhatWritesRowsIntoTargets() {
        assertThat(texts.kind("INSERT INTO [warehouse].[people] VALUES (?)").writesTarget())
                .isTrue();
        assertThat(texts.kind("UPDATE \"warehouse\".\"people\" SET a = ?").writesTarget())
                .isTrue();
        assertThat(texts.kind("INSERT INTO etl.quarantine VALUES (?)").writesTarget())
                .isFalse();
        assertThat(texts.kind("SELECT k FROM [warehouse].[people]").writesTarget())
                .isFalse();
    }
}

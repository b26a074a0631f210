package dev.etlpipeline.core.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlErrorsTest {

    private static final String SECRET = "jane@example.org";

    @ParameterizedTest
    @CsvSource({"23000,2627", "23000,2601", "23505,23505", "22001,8152", "22001,22001", "S0001,2628", "S0001,245", ",0"
    })
    void neverRepeatsWordsThatMayQuoteARow(String state, int code) {
        SQLException error = new SQLException("value is (" + SECRET + ")", state, code);

        assertThat(SqlErrors.describe(error)).doesNotContain(SECRET).contains("error " + code);
        assertThat((Throwable) SqlErrors.withoutData(error))
                .hasMessageNotContaining(SECRET)
                .hasNoCause()
                .isInstanceOfSatisfying(SQLException.class, safe -> {
                    assertThat(safe.getSQLState()).isEqualTo(state);
                    assertThat(safe.getErrorCode()).isEqualTo(code);
                    assertThat(safe.getStackTrace()).isEqualTo(error.getStackTrace());
                });
    }

    @ParameterizedTest
    @CsvSource({
        "08S01,0",
        "28000,18456",
        "42S02,208",
        "40001,1205",
        "HYT00,50200",
        "90020,90020",
        "S0001,18456",
        "S0002,208"
    })
    void repeatsWordsAboutTheDatabaseItself(String state, int code) {
        SQLException error = new SQLException("Login failed for user 'etl'.", state, code);

        assertThat(SqlErrors.describe(error)).startsWith("Login failed for user 'etl'.");
        assertThat((Throwable) SqlErrors.withoutData(error)).isSameAs(error);
    }

    @Test
    void hidesWhatAFollowingErrorMayQuote() {
        BatchUpdateException batch = new BatchUpdateException("batch failed", "HY000", 1, new int[0]);
        batch.setNextException(new SQLException(SECRET, "23505", 23505));

        assertThat((Throwable) SqlErrors.withoutData(batch).getNextException()).isNull();
    }

    @Test
    void leavesOutTheStatementThatH2Appends() {
        SQLException error = new SQLException("Table not found; SQL statement:\nSELECT 1", "42S02", 42102);

        assertThat(SqlErrors.describe(error)).isEqualTo("Table not found (SQLState 42S02, error 42102)");
    }
}

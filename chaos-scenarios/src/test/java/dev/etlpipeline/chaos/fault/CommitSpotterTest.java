package dev.etlpipeline.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommitSpotterTest {

    private final CommitSpotter spotter = new CommitSpotter();

    @Test
    void seesACommitOfSqlServersDriver() {
        assertThat(sees("SELECT 1")).isFalse();
        assertThat(sees("IF @@TRANCOUNT > 0 COMMIT TRAN")).isTrue();
        assertThat(sees("SELECT 1")).isFalse();
    }

    @Test
    void seesACommitThatComesInTwoPieces() {
        assertThat(sees("IF @@TRANCOUNT > 0 COM")).isFalse();
        assertThat(sees("MIT TRAN")).isTrue();
    }

    private boolean sees(String sql) {
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_16LE);
        return spotter.sees(bytes, bytes.length);
    }
}

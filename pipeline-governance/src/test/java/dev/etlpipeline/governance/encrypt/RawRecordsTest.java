package dev.etlpipeline.governance.encrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import dev.etlpipeline.governance.key.DataKeys;
import dev.etlpipeline.governance.key.KeyException;
import dev.etlpipeline.governance.key.TestKeys;
import dev.etlpipeline.testkit.TestPipelines;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawRecordsTest {

    private static final String RAW = "7,\"Ann, née O'Neill\",ann@example.org";

    private static final PipelineDefinition DEFINITION =
            TestPipelines.of(List.of(Column.text("id", 10).asKey()));

    @TempDir
    private Path home;

    private DataKeys keys;
    private RawRecords records;

    @BeforeEach
    void begin() {
        keys = TestKeys.in(home);
        records = new RawRecords(keys);
    }

    private String shown() {
        Reject reject =
                new Reject(Stage.VALIDATE, List.of(new Violation("rule", "column", "why")), Origin.ofRecord(7), null);
        return records.show(DEFINITION, reject, RAW);
    }

    @Test
    void encryptsARecordAndGivesItBackUnderLaterKeysToo() {
        keys.create();

        String kept = shown();
        keys.create();

        assertThat(kept).matches("encrypted:e1-[a-z2-7]{4}\\.[A-Za-z0-9_-]+");
        assertThat(RawRecords.isEncrypted(kept)).isTrue();
        assertThat(records.reveal(DEFINITION.name(), kept)).isEqualTo(RAW);
    }

    @Test
    void leavesARecordAsItIsThatWasKeptClear() {
        assertThat(RawRecords.isEncrypted(RAW)).isFalse();
        assertThat(records.reveal(DEFINITION.name(), RAW)).isEqualTo(RAW);
        assertThat(records.reveal(DEFINITION.name(), "encrypted:no")).isEqualTo("encrypted:no");
    }

    @Test
    void refusesAnotherPipelinesRecord() {
        keys.create();
        String kept = shown();
        PipelineDefinition other =
                TestPipelines.of(List.of(Column.text("id", 10).asKey()));

        assertThatThrownBy(() -> records.reveal(other.name(), kept))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("belongs to another pipeline");
    }

    @Test
    void leavesRecordsToOthersWhereThereIsNoKey() {
        assertThat(shown()).isEqualTo(RAW);
    }
}

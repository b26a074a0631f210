package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TrainingTest {

    @Test
    void theSampleRunsInAHomeOfItsOwn() throws IOException {
        assertThat(Training.run(Warehoused.SEEDS)).isZero();
    }
}

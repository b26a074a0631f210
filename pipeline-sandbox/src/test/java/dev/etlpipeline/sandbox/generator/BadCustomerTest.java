package dev.etlpipeline.sandbox.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.source.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BadCustomerTest {

    @Test
    void thereAreTwelve() {
        assertThat(BadCustomer.values()).hasSize(12);
    }

    @ParameterizedTest
    @EnumSource
    void aBadValueNamesItsColumnAndAMalformedRecordNone(BadCustomer kind) {
        if (kind.stage() == Stage.EXTRACT) {
            assertThat(kind.column()).isEmpty();
        } else {
            assertThat(kind.column()).get().isIn(new CustomerGenerator(1).columns());
        }
        assertThat(kind.rule()).matches("[a-z-]+");
    }
}

package dev.etlpipeline.resilience.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.resilience.classify.ErrorClass;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WhatFailedTest {

    @Test
    @Criterion("failure-impact.5")
    void everyErrorClassHasItsConsequenceUnderItsOwnName() {
        Set<Failure> failures = Arrays.stream(ErrorClass.values())
                .map(WhatFailed::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Failure.class)));

        assertThat(failures).hasSameSizeAs(ErrorClass.values());
        for (ErrorClass errorClass : ErrorClass.values()) {
            assertThat(WhatFailed.of(errorClass).name()).isEqualTo(errorClass.name());
        }
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    @Criterion("failure-impact.5")
    void everyFailureSaysWhatFollowsForWhom(Failure failure) {
        assertThat(List.of(failure.what(), failure.customers(), failure.income(), failure.agreement()))
                .allSatisfy(words -> assertThat(words).isNotBlank().hasSizeLessThan(70));
        assertThat(failure.guess().perYear()).isPositive();
        assertThat(failure.guess().lasts()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    @Criterion("failure-impact.3")
    void everyStateInWhichARunEndsBadlyIsAFailure(RunState state) {
        boolean well = state == RunState.RUNNING || state == RunState.SUCCEEDED;

        assertThat(WhatFailed.in(run(state, null, null)).isEmpty()).isEqualTo(well);
    }

    @Test
    void aRunWithoutAnEndWasKilledAndOneWithAnEndStopped() {
        assertThat(WhatFailed.in(new Runs().killed(0).list().get(0))).contains(Failure.KILLED);
        assertThat(WhatFailed.in(run(RunState.INTERRUPTED, null, null))).contains(Failure.STOPPED);
    }

    @ParameterizedTest
    @CsvSource({
        "08S01, 0, TRANSIENT",
        "40001, 1205, TRANSIENT",
        "S0001, 40501, THROTTLED",
        "28000, 18456, PERMISSION",
        "S0002, 208, CONFIGURATION",
        "23000, 547, DATA",
        "90121, 90121, TRANSIENT",
        "S0001, 1105, RESOURCE",
    })
    void theDatabasesNumbersTellFromTheMessageThatWasKept(String state, int number, Failure expected) {
        SQLException error = new SQLException("the database's words", state, number);
        String message = "records 1 to 4000 (chunk 1) could not be loaded, the warehouse says: "
                + SqlErrors.describe(error) + "; what was committed stays";

        assertThat(WhatFailed.in(run(RunState.FAILED, WarehouseException.class.getName(), message)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "dev.etlpipeline.core.enrich.ApiException, TRANSIENT",
        "dev.etlpipeline.core.source.SourceException, DATA",
        "java.lang.OutOfMemoryError, RESOURCE",
        "dev.etlpipeline.core.engine.AccountingException, BUG",
        "java.lang.NullPointerException, BUG",
    })
    void otherwiseTheExceptionsNameTells(String errorClass, Failure expected) {
        assertThat(WhatFailed.in(run(RunState.FAILED, errorClass, errorClass))).contains(expected);
    }

    private static RunRecord run(RunState state, String errorClass, String message) {
        return new Runs().add(0, state, errorClass, message).list().get(0);
    }
}

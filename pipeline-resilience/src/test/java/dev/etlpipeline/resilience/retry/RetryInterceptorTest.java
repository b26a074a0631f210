package dev.etlpipeline.resilience.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.enrich.LookupSkipped;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryInterceptorTest {

    private static final double NEARLY_ONE = Math.nextDown(1.0);

    private static SQLException lost() {
        return new SQLException("the line is down", "08S01", 0);
    }

    private static SQLException sqlServer(int number) {
        return new SQLException("words", "S0001", number);
    }

    private static SQLException lostCommit() {
        return new SQLException("the answer to the commit was lost", "08007", lost());
    }

    @ParameterizedTest
    @EnumSource(
            value = OperationKind.class,
            names = {"CONNECT", "LOAD", "API_CALL", "EXTRACT"})
    @Criterion("retry.1")
    void triesWhatReachesOutAgain(OperationKind kind) throws Exception {
        Attempts attempts = new Attempts(kind, new IOException("reset"), new IOException("reset"));

        String result = attempts.through(attempts.interceptor(0.5, false));

        assertThat(result).isEqualTo("done");
        assertThat(attempts.times()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = OperationKind.class,
            names = {"TRANSFORM", "VALIDATE", "ENRICH"})
    void leavesFunctionsOfRowsAlone(OperationKind kind) {
        Attempts attempts = new Attempts(kind, new IOException("reset"));

        assertThatThrownBy(() -> attempts.through(attempts.interceptor(0.5, false)))
                .isInstanceOf(IOException.class);
        assertThat(attempts.times()).hasSize(1);
    }

    @Test
    @Criterion("retry.1")
    void waitsLongerFromTimeToTimeUpToACap() throws Exception {
        Attempts attempts = new Attempts(OperationKind.CONNECT, lost(), lost(), lost(), lost(), lost());

        attempts.through(attempts.interceptor(
                NEARLY_ONE, false, "connect.initial-wait=PT1S", "connect.multiplier=3", "connect.max-wait=PT10S"));

        assertThat(waits(attempts.times())).containsExactly(999L, 2999L, 8999L, 9999L, 9999L);
    }

    private static List<Long> waits(List<Duration> times) {
        List<Long> waits = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            waits.add(times.get(i).minus(times.get(i - 1)).toMillis());
        }
        return waits;
    }

    @Test
    void waitsAnyTimeBelowTheBound() throws Exception {
        Attempts attempts = new Attempts(OperationKind.CONNECT, lost());

        attempts.through(attempts.interceptor(0.25, false, "connect.initial-wait=PT1S"));

        assertThat(waits(attempts.times())).containsExactly(250L);
    }

    @Test
    void waitsFiveSecondsAtLeastWhereItIsThrottled() throws Exception {
        Attempts attempts = new Attempts(OperationKind.LOAD, sqlServer(40501), sqlServer(49918));

        attempts.through(attempts.interceptor(0, false));

        assertThat(waits(attempts.times())).containsExactly(5000L, 5000L);
    }

    @Test
    @Criterion("retry.2")
    void makesAsManyCallsAsSettingsSay() {
        Attempts attempts = Attempts.failing(OperationKind.API_CALL, new IOException("reset"));

        assertThatThrownBy(() -> attempts.through(attempts.interceptor(0.5, false, "api-call.attempts=7")))
                .isInstanceOf(IOException.class);
        assertThat(attempts.times()).hasSize(7);
    }

    @Test
    void givesUpWhenTheNextWaitWouldNotFitIntoItsTime() {
        Attempts attempts = Attempts.failing(OperationKind.EXTRACT, new IOException("reset"));

        assertThatThrownBy(() -> attempts.through(attempts.interceptor(
                        NEARLY_ONE,
                        false,
                        "extract.attempts=100",
                        "extract.initial-wait=PT1S",
                        "extract.multiplier=1",
                        "extract.budget=PT3.5S")))
                .isInstanceOf(IOException.class);
        assertThat(attempts.times()).hasSize(4);
    }

    @Test
    void triesTheWholeChunkAgainAfterADeadlock() throws Exception {
        Attempts attempts = new Attempts(OperationKind.LOAD, sqlServer(1205));

        attempts.through(attempts.interceptor(0.5, false));

        assertThat(attempts.times()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {18456, 208, 207, 229, 515, 547, 2627, 8152})
    void doesNotTryAgainWhatWouldFailAgain(int number) {
        SQLException refusal = sqlServer(number);
        Attempts attempts = new Attempts(OperationKind.LOAD, refusal);

        assertThatThrownBy(() -> attempts.through(attempts.interceptor(0.5, true)))
                .isSameAs(refusal);
        assertThat(attempts.times()).hasSize(1);
        assertThat(attempts.signalNames()).containsExactly("retry.declined");
    }

    @Test
    void givesUpSoonWhereTheDatabaseMayHaveAnotherName() {
        WarehouseException refusal = new WarehouseException("cannot be reached", sqlServer(4060));
        Attempts attempts = Attempts.failing(OperationKind.CONNECT, refusal);

        assertThatThrownBy(() -> attempts.through(attempts.interceptor(0.5, false)))
                .isSameAs(refusal);
        assertThat(attempts.times()).hasSize(3);
    }

    @Test
    void letsAnErrorPass() {
        Attempts attempts = new Attempts(OperationKind.LOAD, new IOException(new OutOfMemoryError("heap")));

        assertThat(catchThrowable(() -> attempts.through(attempts.interceptor(0.5, true))))
                .hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(attempts.times()).hasSize(1);
    }

    @Test
    void letsDecisionsPassInSilence() {
        Attempts attempts = new Attempts(OperationKind.API_CALL, new LookupSkipped("skipped", lost()));

        assertThatThrownBy(() -> attempts.through(attempts.interceptor(0.5, false)))
                .isInstanceOf(LookupSkipped.class);
        assertThat(attempts.signals()).isEmpty();
    }

    @Test
    void neverSendsALostCommitBlind() {
        Attempts attempts = new Attempts(OperationKind.LOAD, lostCommit());

        assertThatThrownBy(() -> attempts.through(attempts.interceptor(0.5, false)))
                .isInstanceOf(SQLException.class);
        assertThat(attempts.times()).hasSize(1);
    }

    @Test
    void triesALostCommitAgainWhereALedgerIsAsked() throws Exception {
        Attempts attempts = new Attempts(OperationKind.LOAD, lostCommit());

        attempts.through(attempts.interceptor(0.5, true));

        assertThat(attempts.times()).hasSize(2);
    }

    @Test
    @Criterion("connection-handling.3")
    void suspendsTheRunWhereTheWarehouseStaysAway() {
        Attempts attempts = Attempts.failing(OperationKind.LOAD, lost());

        RunStopped stopped = (RunStopped)
                catchThrowable(() -> attempts.through(attempts.interceptor(0.5, true, "load.budget=PT30S")));

        assertThat(stopped.state()).isEqualTo(RunState.SUSPENDED);
        assertThat(stopped.nextCommand()).contains("./pipeline resume run-1");
        assertThat(stopped)
                .hasMessageContaining("the warehouse stayed away")
                .hasMessageContaining("SQLState 08S01")
                .hasCauseInstanceOf(SQLException.class);
        assertThat(attempts.times().get(attempts.times().size() - 1)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    @Criterion("connection-handling.3")
    void suspendsARunThatCannotBeginWithoutAResumeCommand() {
        WarehouseException away = new WarehouseException("the warehouse at db cannot be reached", lost());
        Attempts attempts = Attempts.failing(OperationKind.CONNECT, away);

        RunStopped stopped = (RunStopped) catchThrowable(() -> attempts.through(attempts.interceptor(0.5, true)));

        assertThat(stopped.state()).isEqualTo(RunState.SUSPENDED);
        assertThat(stopped.nextCommand()).isEmpty();
        assertThat(stopped).hasMessageContaining("the warehouse at db cannot be reached");
    }

    @Test
    void endsItsWaitWhenTheRunIsToEnd() {
        Attempts attempts = Attempts.failing(OperationKind.LOAD, lost());
        attempts.stopAfter(Duration.ofSeconds(1));

        RunStopped stopped = (RunStopped) catchThrowable(() -> attempts.through(
                attempts.interceptor(NEARLY_ONE, true, "load.initial-wait=PT1M", "load.max-wait=PT1M")));

        assertThat(stopped.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(attempts.times()).hasSize(1);
        assertThat(attempts.nanoTime()).isLessThan(Duration.ofSeconds(2).toNanos());
    }

    @Test
    @Criterion("retry.3")
    void signalsEachAttemptAndTheEnd() throws Exception {
        Attempts helped = new Attempts(OperationKind.LOAD, lost(), sqlServer(1205));
        helped.through(helped.interceptor(0.5, false));
        Attempts spent = Attempts.failing(OperationKind.API_CALL, new IOException("reset"));
        assertThatThrownBy(() -> spent.through(spent.interceptor(0.5, false, "api-call.attempts=2")))
                .isInstanceOf(IOException.class);

        assertThat(helped.signalNames()).containsExactly("retry.attempt", "retry.attempt", "retry.succeeded");
        assertThat(helped.signals().get(1).message())
                .startsWith("LOAD(warehouse, chunk 7) failed, TRANSIENT (SQL Server 1205); attempt 3 in 0.2 s");
        assertThat(helped.signals().get(1).facts())
                .containsEntry("kind", "LOAD")
                .containsEntry("attempts", 2)
                .containsEntry("class", "TRANSIENT")
                .containsEntry("wait_ms", 200L);
        assertThat(spent.signalNames()).containsExactly("retry.attempt", "retry.exhausted");
        assertThat(spent.signals().get(1).message()).contains("it was the last of 2 attempts");
    }
}

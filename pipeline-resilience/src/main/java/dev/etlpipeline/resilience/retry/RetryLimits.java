package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.call.OperationKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The limits of one kind of operation. */
record RetryLimits(int attempts, Duration initialWait, double multiplier, Duration maxWait, Duration budget) {

    /** Attempts at what looks passing and is as likely a mistake. */
    static final int SHORT = 3;

    /** The kinds that are tried again, and how. Everything else is a function of its rows: a second time it fails again. */
    static Map<OperationKind, RetryLimits> of(RetrySettings settings) {
        RetrySettings.Connect connect = settings.connect();
        RetrySettings.Load load = settings.load();
        RetrySettings.ApiCall api = settings.apiCall();
        RetrySettings.Extract extract = settings.extract();
        Map<OperationKind, RetryLimits> limits = new EnumMap<>(OperationKind.class);
        limits.put(
                OperationKind.CONNECT,
                new RetryLimits(
                        connect.attempts(),
                        connect.initialWait(),
                        connect.multiplier(),
                        connect.maxWait(),
                        connect.budget()));
        limits.put(
                OperationKind.LOAD,
                new RetryLimits(load.attempts(), load.initialWait(), load.multiplier(), load.maxWait(), load.budget()));
        limits.put(
                OperationKind.API_CALL,
                new RetryLimits(api.attempts(), api.initialWait(), api.multiplier(), api.maxWait(), api.budget()));
        limits.put(
                OperationKind.EXTRACT,
                new RetryLimits(
                        extract.attempts(),
                        extract.initialWait(),
                        extract.multiplier(),
                        extract.maxWait(),
                        extract.budget()));
        return limits;
    }

    /** What the wait after an attempt is random below; attempts count from 1. */
    Duration bound(int attempt) {
        double nanos = initialWait.toNanos() * Math.pow(multiplier, attempt - 1.0);
        return nanos >= maxWait.toNanos() ? maxWait : Duration.ofNanos((long) nanos);
    }
}

package dev.etlpipeline.resilience.impact;

import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.resilience.classify.Classified;
import dev.etlpipeline.resilience.classify.ErrorClass;
import dev.etlpipeline.resilience.classify.ErrorClassifier;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From what the warehouse remembers of a run to what failed. The exception itself is gone; its class and words are left. */
final class WhatFailed {

    private static final Pattern SQL = Pattern.compile("SQLState (\\w+), error (-?\\d+)");

    /** By the simple name of the exception, where no database said anything. */
    private static final Map<String, Failure> BY_CLASS = Map.ofEntries(
            Map.entry("ApiException", Failure.TRANSIENT),
            Map.entry("SourceException", Failure.DATA),
            Map.entry("LoadRefusedException", Failure.DATA),
            Map.entry("ZipException", Failure.DATA),
            Map.entry("EOFException", Failure.DATA),
            Map.entry("WarehouseException", Failure.CONFIGURATION),
            Map.entry("DefinitionException", Failure.CONFIGURATION),
            Map.entry("SettingsException", Failure.CONFIGURATION),
            Map.entry("NoSuchFileException", Failure.CONFIGURATION),
            Map.entry("AccessDeniedException", Failure.PERMISSION),
            Map.entry("OutOfMemoryError", Failure.RESOURCE),
            Map.entry("IOException", Failure.TRANSIENT));

    private WhatFailed() {}

    /** Empty for a run that ended well, or goes on. */
    static Optional<Failure> in(RunRecord run) {
        return switch (run.state()) {
            case RUNNING, SUCCEEDED -> Optional.empty();
            case DEGRADED -> Optional.of(Failure.UNENRICHED);
            case REJECTED -> Optional.of(Failure.TOO_MANY_ERRORS);
            case FENCED -> Optional.of(Failure.OVERTAKEN);
            case INTERRUPTED -> Optional.of(run.ended() == null ? Failure.KILLED : Failure.STOPPED);
            case SUSPENDED -> Optional.of(byError(run).orElse(Failure.TRANSIENT));
            case FAILED -> Optional.of(byError(run).orElse(Failure.BUG));
        };
    }

    static Failure of(ErrorClass errorClass) {
        return switch (errorClass) {
            case TRANSIENT -> Failure.TRANSIENT;
            case THROTTLED -> Failure.THROTTLED;
            case OUTCOME_UNKNOWN -> Failure.OUTCOME_UNKNOWN;
            case DATA -> Failure.DATA;
            case CONFIGURATION -> Failure.CONFIGURATION;
            case PERMISSION -> Failure.PERMISSION;
            case RESOURCE -> Failure.RESOURCE;
            case BUG -> Failure.BUG;
        };
    }

    private static Optional<Failure> byError(RunRecord run) {
        return bySql(run.errorMessage()).or(() -> byClass(run.errorClass()));
    }

    private static Optional<Failure> bySql(@Nullable String message) {
        Matcher sql = SQL.matcher(message == null ? "" : message);
        if (!sql.find()) {
            return Optional.empty();
        }
        String state = sql.group(1).equals("none") ? null : sql.group(1);
        return new ErrorClassifier()
                .classify(new SQLException("", state, Integer.parseInt(sql.group(2))))
                .map(Classified::errorClass)
                .map(WhatFailed::of);
    }

    private static Optional<Failure> byClass(@Nullable String name) {
        return name == null
                ? Optional.empty()
                : Optional.ofNullable(BY_CLASS.get(name.substring(name.lastIndexOf('.') + 1)));
    }
}

package dev.etlpipeline.resilience.threshold;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is tolerated of one pipeline: its own settings, and for what they leave out those of all. Immutable.
 *
 * @param rules   by rule
 * @param columns by column
 */
record Limits(
        Bound all,
        long minSample,
        Map<String, Bound> rules,
        Map<String, Bound> columns,
        OnCrossing onCrossing,
        ErrorMode mode,
        boolean checkFirst) {

    Limits {
        rules = Map.copyOf(rules);
        columns = Map.copyOf(columns);
    }

    static Limits of(ErrorSettings settings, String pipeline) {
        Optional<PipelineErrorSettings> own =
                Optional.ofNullable(settings.pipelines().get(pipeline));
        String section = "errors.pipelines." + pipeline;
        ErrorMode mode = own.flatMap(PipelineErrorSettings::mode).orElse(settings.mode());
        return new Limits(
                mode == ErrorMode.STRICT ? strict() : all(settings, own, section),
                own.flatMap(PipelineErrorSettings::minSample).orElse(settings.minSample()),
                bounds("rule", settings.rules(), own.map(PipelineErrorSettings::rules), section),
                bounds("column", settings.columns(), own.map(PipelineErrorSettings::columns), section),
                mode == ErrorMode.STRICT
                        ? OnCrossing.STOP
                        : own.flatMap(PipelineErrorSettings::onCrossing).orElse(settings.onCrossing()),
                mode,
                own.flatMap(PipelineErrorSettings::checkFirst).orElse(settings.checkFirst()));
    }

    private static Bound all(ErrorSettings settings, Optional<PipelineErrorSettings> own, String section) {
        boolean ownBound = own.filter(
                        it -> it.maxShare().isPresent() || it.maxCount().isPresent())
                .isPresent();
        return Bound.of(
                Bound.RECORDS,
                ownBound ? section : "errors",
                own.flatMap(PipelineErrorSettings::maxShare).orElse(settings.maxShare()),
                own.flatMap(PipelineErrorSettings::maxCount)
                        .or(settings::maxCount)
                        .orElse(Long.MAX_VALUE));
    }

    private static Bound strict() {
        return new Bound(Bound.RECORDS, "errors.mode = strict", "errors.mode = strict", 1, 0);
    }

    private static Map<String, Bound> bounds(
            String kind, Map<String, BoundSettings> common, Optional<Map<String, BoundSettings>> own, String section) {
        Map<String, Bound> bounds = new LinkedHashMap<>();
        common.forEach((name, settings) -> bounds.put(name, bound(kind, "errors", name, settings)));
        own.orElse(Map.of()).forEach((name, settings) -> bounds.put(name, bound(kind, section, name, settings)));
        return bounds;
    }

    private static Bound bound(String kind, String section, String name, BoundSettings settings) {
        String what = kind.equals("rule") ? "records under rule " + name : "records in column " + name;
        return Bound.of(
                what,
                section + "." + kind + "s." + name,
                settings.maxShare().orElse(1.0),
                settings.maxCount().orElse(Long.MAX_VALUE));
    }

    boolean tolerant() {
        return onCrossing == OnCrossing.WARN;
    }
}

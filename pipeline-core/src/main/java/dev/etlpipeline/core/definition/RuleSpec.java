package dev.etlpipeline.core.definition;

/**
 * A rule as declared, for one column.
 *
 * @param name under which its factory is registered; the name rejects are counted by
 */
public record RuleSpec(String name, String column, Options options) {}

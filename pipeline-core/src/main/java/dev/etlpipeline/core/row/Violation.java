package dev.etlpipeline.core.row;

import org.jspecify.annotations.Nullable;

/**
 * Why a row cannot go on, in one column.
 *
 * @param rule   the rule's name, as counted in the account of rejects; lower case with hyphens
 * @param column the column, or null where the whole record is meant
 * @param reason what was expected and what shape was found; never the value itself
 */
public record Violation(String rule, @Nullable String column, String reason) {}

package dev.etlpipeline.core.enrich;

import org.jspecify.annotations.Nullable;

/**
 * A company's size, as far as the type of its last accounts tells: which simplifications a company may use depends on
 * its size (Companies Act 2006, part 15). An approximation: a small company may file full accounts, too. Types as in
 * {@code account_type} of companieshouse/api-enumerations.
 */
final class CompanySize {

    private CompanySize() {}

    /** Micro, small, medium or large in lower case; null for types that tell nothing, such as dormant or initial. */
    static @Nullable String ofAccounts(@Nullable String type) {
        if (type == null) {
            return null;
        }
        return switch (type) {
            case "micro-entity" -> "micro";
            case "small",
                    "total-exemption-full",
                    "total-exemption-small",
                    "partial-exemption",
                    "audited-abridged",
                    "unaudited-abridged" -> "small";
            case "medium" -> "medium";
            case "full", "group" -> "large";
            default -> null;
        };
    }
}

package dev.etlpipeline.governance.scheme;

import dev.etlpipeline.core.row.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How much care a column's values need, from least to most. A definition says it by a tag. */
public enum DataClass {
    /** Anybody may see it. */
    PUBLIC("public"),
    /** For whoever works with the pipeline. */
    INTERNAL("internal"),
    /** Does harm to the business in the wrong hands. */
    CONFIDENTIAL("confidential"),
    /** About a person who can be told from it (UK GDPR, article 4(1)). */
    PERSONAL("personal", "pii"),
    /** Of the special categories (UK GDPR, article 9), or as harmful in the wrong hands. */
    SENSITIVE_PERSONAL("sensitive-personal");

    private final List<String> tags;

    DataClass(String... tags) {
        this.tags = List.of(tags);
    }

    /** The tag that says it. */
    public String word() {
        return tags.get(0);
    }

    public boolean isPersonal() {
        return compareTo(PERSONAL) >= 0;
    }

    /** The highest class that the column is tagged with; empty where it is tagged with none. */
    public static Optional<DataClass> of(Column column) {
        return Arrays.stream(values())
                .filter(one -> one.tags.stream().anyMatch(column.tags()::contains))
                .max(Comparator.naturalOrder());
    }
}

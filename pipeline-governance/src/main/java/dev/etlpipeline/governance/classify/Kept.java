package dev.etlpipeline.governance.classify;

import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.DataKind;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the warehouse keeps of a column.
 *
 * @param kind empty where the column is not personal
 */
record Kept(
        String column, DataClass dataClass, Optional<DataKind> kind, double confidence, String evidence, State state) {

    /** What people made of a finding. */
    enum State {
        /** Nobody has looked at it. */
        OPEN,
        /** It is a tag now. */
        ACCEPTED,
        /** Somebody knew better. */
        OVERRIDDEN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    static Kept open(Finding finding) {
        return new Kept(
                finding.column(),
                finding.dataClass(),
                Optional.of(finding.kind()),
                finding.confidence(),
                finding.evidence(),
                State.OPEN);
    }

    /** The tags that say it. */
    Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>(Set.of(dataClass.word()));
        kind.ifPresent(one -> tags.add(one.word()));
        return tags;
    }
}

package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.RuleSpec.Severity;
import dev.etlpipeline.core.row.RowRule;
import java.util.List;

/**
 * A rule as runs are scored by it.
 *
 * @param no        place in its pipeline's list, from 0: what is kept of it goes by this number
 * @param name      as in the definition, or {@link #RECORD}, or {@link #STEP}
 * @param column    empty where the whole record is meant
 * @param about     what it asks for, for people
 * @param check     place of the check that it belongs to: rules about one column and dimension are one
 * @param positions of its column, then of others whose values belong to it; empty for the whole record
 * @param rule      finds what breaks it; of those that reject it is asked only to tell rules of one name and column apart
 * @param atLeast   of {@link Kind#SHARE} only: the share of rows that have to keep it
 * @param enriched  whether it looks at what the enrichment fills
 */
record JudgedRule(
        int no,
        String name,
        String column,
        Dimension dimension,
        Severity severity,
        double weight,
        String about,
        Kind kind,
        int check,
        List<Integer> positions,
        RowRule rule,
        double atLeast,
        boolean enriched) {

    /** Of records that could not be read, or that the database refused. */
    static final String RECORD = "record";

    /** Of values that a step could do nothing with. */
    static final String STEP = "step";

    /** How it is found out who breaks it. */
    enum Kind {
        /** Core asks it; broken ones are rejects. */
        REJECTING,
        /** Asked of each row that is loaded. */
        ROW,
        /** The same, and what counts is how many keep it. */
        SHARE,
        /** Needs the rows before. */
        UNIQUE
    }

    JudgedRule {
        positions = List.copyOf(positions);
    }

    /** Its name and column, for people. */
    String title() {
        return column.isEmpty() ? name : name + " of " + column;
    }
}

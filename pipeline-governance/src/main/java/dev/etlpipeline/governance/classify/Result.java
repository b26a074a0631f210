package dev.etlpipeline.governance.classify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.DataKind;
import java.util.Optional;

/**
 * One column of a file, as it is told.
 *
 * @param column   as declared; empty where no definition declares it
 * @param finding  empty where nothing speaks for any kind
 */
record Result(String name, Optional<Column> column, Optional<Finding> finding, Standing standing) {

    /** How a finding and the column's tags stand to each other. */
    enum Standing {
        /** Nothing personal was found, and no tag says that there is. */
        NOTHING("-"),
        /** The tags say it already, or as much. */
        TAGGED("tagged"),
        /** For sure, and no tag says it. */
        SURE("to accept"),
        /** Perhaps. */
        REVIEW("to review"),
        /** A tag says something else. */
        OTHERWISE("tagged otherwise");

        private final String word;

        Standing(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        boolean isOpen() {
            return this == SURE || this == REVIEW;
        }
    }

    /** @param finding empty where nothing speaks for any kind, or too little */
    static Result of(String name, Optional<Column> column, Optional<Finding> finding, double threshold) {
        return new Result(name, column, finding, standing(column, finding, threshold));
    }

    private static Standing standing(Optional<Column> column, Optional<Finding> finding, double threshold) {
        Optional<DataClass> tagged = column.flatMap(DataClass::of);
        Optional<DataKind> kind = column.flatMap(DataKind::of);
        if (finding.isEmpty()) {
            return tagged.isPresent() ? Standing.TAGGED : Standing.NOTHING;
        }
        boolean undecided = tagged.isEmpty() || (tagged.get().isPersonal() && kind.isEmpty());
        if (undecided) {
            return finding.get().confidence() >= threshold ? Standing.SURE : Standing.REVIEW;
        }
        return kind.equals(finding.map(Finding::kind)) ? Standing.TAGGED : Standing.OTHERWISE;
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("column", name);
        node.put("kind", finding.map(one -> one.kind().word()).orElse(null));
        node.put("class", finding.map(one -> one.dataClass().word()).orElse(null));
        finding.ifPresent(one -> node.put("confidence", Math.round(one.confidence() * 1_000) / 1_000.0));
        node.put("evidence", finding.map(Finding::evidence).orElse(null));
        node.put("standing", standing.name().toLowerCase(java.util.Locale.ROOT));
        return node;
    }
}

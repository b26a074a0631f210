package dev.etlpipeline.core.guess;

import java.util.List;

/**
 * The columns that tell rows apart.
 *
 * @param columns their places in the file; empty where there are none
 * @param note    how that is known
 * @param doubts  what may be wrong with it
 */
record KeyChoice(List<Integer> columns, String note, List<String> doubts) {

    static final KeyChoice NONE = new KeyChoice(List.of(), "", List.of());

    KeyChoice {
        columns = List.copyOf(columns);
        doubts = List.copyOf(doubts);
    }

    boolean found() {
        return !columns.isEmpty();
    }
}

package dev.etlpipeline.resilience.quarantine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which records in quarantine are meant.
 *
 * @param pipeline null for any
 * @param run      beginning of the id of the run that set them aside, or replayed them last; null for any
 * @param rule     under which they are counted; null for any
 * @param ids      empty for any
 * @param states   in one of which they are
 */
record Selection(
        @Nullable String pipeline,
        @Nullable String run,
        @Nullable String rule,
        List<Long> ids,
        Set<State> states) {

    static final Set<State> OPEN = EnumSet.of(State.HELD, State.FIXED);

    Selection {
        ids = List.copyOf(ids);
        states = EnumSet.copyOf(states);
    }

    static Selection of(List<Long> ids) {
        return new Selection(null, null, null, ids, EnumSet.allOf(State.class));
    }

    Selection ofPipeline(@Nullable String name) {
        return new Selection(name, run, rule, ids, states);
    }

    /** Of exactly this run. */
    Selection ofRun(String id) {
        return new Selection(pipeline, id, rule, ids, states);
    }

    /** All of its states. */
    Selection wide() {
        return new Selection(null, null, null, List.of(), states);
    }

    /** What it is narrowed by, as it is typed; a definition's pipeline too. */
    String narrowedBy() {
        List<String> words = new ArrayList<>();
        if (!ids.isEmpty()) {
            words.add(ids.size() == 1 ? "the number " + ids.get(0) : "these numbers");
        }
        if (run != null) {
            words.add("--run " + run);
        }
        if (rule != null) {
            words.add("--rule " + rule);
        }
        if (pipeline != null) {
            words.add("pipeline " + pipeline);
        }
        return String.join(" and ", words);
    }

    /** For the record: which records, by number or by what they were chosen by. */
    String inWords() {
        if (!ids.isEmpty()) {
            return Numbers.records(ids);
        }
        String by = ofPipeline(null).narrowedBy();
        return by.isEmpty() ? "all that wait" : "those by " + by;
    }

    /** Numbers and our own words stand in the text, everything else is bound. */
    String where() {
        StringBuilder where = new StringBuilder(" WHERE q.state IN (");
        where.append(states.stream().map(state -> "'" + state.word() + "'").collect(Collectors.joining(", ")))
                .append(')');
        if (pipeline != null) {
            where.append(" AND q.pipeline = ?");
        }
        if (run != null) {
            where.append(" AND ? IN (LEFT(q.run_id, ")
                    .append(run.length())
                    .append("), LEFT(q.replay_run, ")
                    .append(run.length())
                    .append("))");
        }
        if (rule != null) {
            where.append(" AND q.rule_name = ?");
        }
        if (!ids.isEmpty()) {
            where.append(" AND q.id IN (").append(Numbers.joined(ids)).append(')');
        }
        return where.toString();
    }

    /** @return place of the next parameter */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (String value : new String[] {pipeline, run, rule}) {
            if (value != null) {
                statement.setString(next++, value);
            }
        }
        return next;
    }
}

package dev.etlpipeline.app.backlog;

import java.util.List;

/**
 * A story as the backlog declares it.
 *
 * @param slug     its name, unique
 * @param sprint   1 to 3
 * @param level    L1 to L4
 * @param sentence what the role wants, and why
 * @param kind     code, doc or both
 * @param module   whose code it needs; {@code docs} where it needs none
 * @param state    as declared, and so never absent
 */
public record Story(
        String slug,
        String title,
        int sprint,
        String level,
        int points,
        String role,
        String sentence,
        String kind,
        String module,
        StoryState state,
        List<Wanted> criteria) {

    public Story {
        criteria = List.copyOf(criteria);
    }
}

package dev.etlpipeline.app.backlog;

import dev.etlpipeline.core.definition.DidYouMean;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All stories, in the order of the file. */
public record Backlog(List<Story> stories) {

    public Backlog {
        stories = List.copyOf(stories);
    }

    /** @throws BacklogException where there is none of that name */
    public Story story(String slug) {
        Optional<Story> found =
                stories.stream().filter(story -> story.slug().equals(slug)).findFirst();
        return found.orElseThrow(() -> new BacklogException("There is no story " + slug
                + DidYouMean.hint(slug, stories.stream().map(Story::slug).toList())));
    }

    /** The ids of all criteria. */
    Set<String> criteria() {
        Set<String> ids = new HashSet<>();
        stories.forEach(story -> story.criteria().forEach(wanted -> ids.add(wanted.id())));
        return ids;
    }
}

package dev.etlpipeline.app.backlog;

/**
 * A criterion of a story.
 *
 * @param id such as {@code retry.2}
 */
public record Wanted(String id, String text) {

    /** The number behind the story's name. */
    public String number() {
        return id.substring(id.lastIndexOf('.') + 1);
    }
}

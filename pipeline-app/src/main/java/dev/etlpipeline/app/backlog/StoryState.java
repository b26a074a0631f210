package dev.etlpipeline.app.backlog;

/** How far a story is. */
public enum StoryState {
    OPEN("open"),
    IN_PROGRESS("in progress"),
    DONE("done"),
    /** Done in a module that is not in this build; nobody declares it. */
    ABSENT("absent");

    private final String word;

    StoryState(String word) {
        this.word = word;
    }

    /** As it stands in the backlog. */
    public String word() {
        return word;
    }
}

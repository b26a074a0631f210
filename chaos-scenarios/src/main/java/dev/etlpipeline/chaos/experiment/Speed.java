package dev.etlpipeline.chaos.experiment;

/** How long a drill takes. What a fault is and what is looked at are the same at each speed. */
public enum Speed {
    /** In the build: seconds. */
    TEST,
    /** Before a room: under two minutes a drill, for which some drills leave out {@link Drill#inTwoMinutes() faults}. */
    DEMO,
    /** As long as such a thing lasts outside. */
    FULL;

    public <T> T pick(T test, T demo, T full) {
        return switch (this) {
            case TEST -> test;
            case DEMO -> demo;
            case FULL -> full;
        };
    }
}

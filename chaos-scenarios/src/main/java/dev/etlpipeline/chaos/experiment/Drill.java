package dev.etlpipeline.chaos.experiment;

import java.util.List;

/** A way to lose something that the pipeline depends on, shown by one experiment for each fault. */
public interface Drill {

    /** As it is typed: {@code database-loss}. */
    String name();

    /** One sentence for the room. */
    String title();

    /** What negative controls take away, one at a time; the first is taken where nobody names one. */
    List<Protection> protections();

    /**
     * The faults that fit into the two minutes of a room, where nobody names one: with {@link Speed#DEMO} these, at the other
     * speeds all. Empty where all fit.
     */
    default List<String> inTwoMinutes() {
        return List.of();
    }

    /** One for each fault, in the order in which they are shown. Made here, begun by whoever runs them. */
    List<Experiment<?>> experiments(DrillContext context);
}

package dev.etlpipeline.chaos.experiment;

/**
 * A way to break something, and to mend it again.
 *
 * @param name     as it is typed behind {@code --fault}
 * @param title    what happens, for the room
 * @param inject   breaks it
 * @param rollback mends it; does nothing where there is nothing to mend
 * @param hit      whether it was really felt; where it was not, the experiment is {@link Verdict#INVALID}
 * @param <W>      what it is done to
 */
public record Fault<W>(
        String name, String title, Action<? super W> inject, Action<? super W> rollback, Examination<? super W> hit) {}

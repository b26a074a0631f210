package dev.etlpipeline.core.module;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.source.Reject;

/** Says what may be kept of a raw record, where a reject is written down. Pure and thread-safe. */
@FunctionalInterface
public interface RawView {

    /**
     * @param raw as the view before this one left it
     * @return what is kept in its place
     */
    String show(PipelineDefinition definition, Reject reject, String raw);

    /**
     * What stood there before {@link #show}, for whoever reads the record again, such as a replay.
     *
     * @param pipeline whose record it is
     * @param kept     as {@link #show} made it, or as it was kept before this view was there
     * @throws UnsupportedOperationException where it does not come back; the message says why, for people
     */
    default String reveal(String pipeline, String kept) {
        return kept;
    }

    /**
     * What is kept of a text that has to come back, such as a record that somebody mended: {@link #reveal} gives it back. The text itself
     * where this view changes for good, or nothing.
     *
     * @param pipeline whose it is
     */
    default String protect(String pipeline, String text) {
        return text;
    }
}

package dev.etlpipeline.core.module;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.source.Reject;
import java.util.Set;

/** Lets a record be loaded without those of its values that make it a reject. Thread-safe. */
public interface RejectRescue {

    /**
     * The columns of the file that the record is to go without. Core then takes it through TRANSFORM and VALIDATE again, and asks
     * again where it is still a reject; columns that need a value are never left out.
     *
     * @param reject of stage TRANSFORM or VALIDATE
     * @return empty where it stays a reject
     */
    Set<String> without(PipelineDefinition definition, Reject reject);

    /** The record goes on. Told once for each, by a worker. */
    void rescued(Reject reject);
}

package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.RawView;
import dev.etlpipeline.core.source.Reject;

/** Of a raw record that was refused, leaves its form: nobody knows which of its values stands where. */
final class ShapeView implements RawView {

    @Override
    public String show(PipelineDefinition definition, Reject reject, String raw) {
        return SameForm.shape(raw);
    }

    /** A record that was kept before anything masked comes back as it is; it is no shape of itself. */
    @Override
    public String reveal(String pipeline, String kept) {
        if (!kept.isEmpty() && SameForm.shape(kept).equals(kept)) {
            throw new UnsupportedOperationException(
                    "of the record only its form was kept, as the profile masks personal"
                            + " data (governance.mask.mode): mend it from the file, or load the file again");
        }
        return kept;
    }
}

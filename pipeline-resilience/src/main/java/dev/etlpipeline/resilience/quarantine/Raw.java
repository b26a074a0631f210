package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.Sha256;
import dev.etlpipeline.core.module.RawViews;
import dev.etlpipeline.core.row.RawRecord;
import dev.etlpipeline.core.source.Reject;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a record.
 *
 * @param bytes    null where nothing is
 * @param length   of what was read, in bytes
 * @param sha256   of what was read; empty where a view changed it, since values can be tried against it
 * @param complete whether the record comes back as it stood in the file
 */
record Raw(byte @Nullable [] bytes, long length, String sha256, boolean complete) {

    /** Its record was cut where it became too long. */
    static final String TOO_LONG = "record-too-long";

    static Raw of(Reject reject, PipelineDefinition definition, RawViews views, KeptRaw kept, Charset charset) {
        RawRecord record = reject.origin().raw();
        ByteBuffer buffer = record.bytes();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        boolean whole = !reject.rule().equals(TOO_LONG);
        Raw clear = new Raw(bytes, bytes.length, Sha256.of(bytes), whole);
        if (kept == KeptRaw.CLEAR) {
            return clear;
        }
        String text = record.text();
        RawViews.Kept shown = views.show(definition, reject, text);
        boolean changed = !shown.text().equals(text);
        if (kept == KeptRaw.NONE || (kept == KeptRaw.ENCRYPTED && !(changed && shown.whole()))) {
            return new Raw(null, bytes.length, changed ? "" : clear.sha256, false);
        }
        boolean comesBack = shown.whole() && Arrays.equals(text.getBytes(charset), bytes);
        return changed ? new Raw(shown.text().getBytes(charset), bytes.length, "", whole && comesBack) : clear;
    }

    /** Never the bytes. */
    @Override
    public String toString() {
        return "Raw[" + length + " bytes]";
    }
}

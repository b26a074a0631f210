package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.Sha256;
import dev.etlpipeline.core.module.RawView;
import dev.etlpipeline.core.row.RawRecord;
import dev.etlpipeline.core.source.Reject;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a record.
 *
 * @param bytes    null where nothing is
 * @param length   of what was read, in bytes
 * @param sha256   of what was read
 * @param complete whether the bytes are the record as it stood in the file
 */
record Raw(byte @Nullable [] bytes, long length, String sha256, boolean complete) {

    /** Its record was cut where it became too long. */
    static final String TOO_LONG = "record-too-long";

    static Raw of(Reject reject, PipelineDefinition definition, List<RawView> views, KeptRaw kept, Charset charset) {
        RawRecord record = reject.origin().raw();
        ByteBuffer buffer = record.bytes();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        String sha256 = Sha256.of(bytes);
        if (kept == KeptRaw.NONE) {
            return new Raw(null, bytes.length, sha256, false);
        }
        boolean whole = !reject.rule().equals(TOO_LONG);
        if (views.isEmpty()) {
            return new Raw(bytes, bytes.length, sha256, whole);
        }
        String text = record.text();
        String shown = text;
        for (RawView view : views) {
            shown = view.show(definition, reject, shown);
        }
        return shown.equals(text)
                ? new Raw(bytes, bytes.length, sha256, whole)
                : new Raw(shown.getBytes(charset), bytes.length, sha256, false);
    }

    /** Never the bytes. */
    @Override
    public String toString() {
        return "Raw[" + length + " bytes]";
    }
}

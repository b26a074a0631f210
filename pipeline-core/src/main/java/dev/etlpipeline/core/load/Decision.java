package dev.etlpipeline.core.load;

import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is to be done with a row, given what the target holds under its key. */
enum Decision {
    INSERT(Outcome.INSERTED),
    UPDATE(Outcome.UPDATED),
    /** Nothing is written. */
    LEAVE(Outcome.UNCHANGED),
    /** Only file and record are written, so that a rerun in other chunks decides alike. */
    TOUCH(Outcome.UNCHANGED),
    SUPERSEDED(Outcome.SUPERSEDED);

    /** Poorest first. */
    private static final List<String> RICHNESS = List.of("basic", "partial", "full");

    private final Outcome outcome;

    Decision(Outcome outcome) {
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }

    /**
     * The rule of docs/architecture.md: a row of the same file with a lower record number than the target's is
     * superseded, as is one loaded again that a later run overruled; a row with an equal hash is unchanged, and a poorer enrichment never overwrites a richer one of it.
     *
     * @param fileId number of the file that is being loaded
     * @param latestRun what later runs than this one wrote stays
     * @param status the row's enrichment status, null where the pipeline has none
     */
    static Decision of(Candidate row, @Nullable Stored stored, long fileId, long latestRun, @Nullable String status) {
        if (stored == null) {
            return INSERT;
        }
        boolean sameFile = stored.sourceFileId() == fileId;
        long record = row.row().origin().record();
        if (stored.runNo() > latestRun || (sameFile && record < stored.sourceRecord())) {
            return SUPERSEDED;
        }
        if (!Arrays.equals(row.rowHash(), stored.rowHash())) {
            return UPDATE;
        }
        boolean enrichmentDiffers = !Arrays.equals(row.enrichmentHash(), stored.enrichmentHash());
        if (enrichmentDiffers && richness(status) >= richness(stored.enrichmentStatus())) {
            return UPDATE;
        }
        boolean later = sameFile && record > stored.sourceRecord();
        boolean overruled = !sameFile && row.differingLoser();
        return later || overruled ? TOUCH : LEAVE;
    }

    private static int richness(@Nullable String status) {
        return status == null ? -1 : RICHNESS.indexOf(status.toLowerCase(Locale.ROOT));
    }
}

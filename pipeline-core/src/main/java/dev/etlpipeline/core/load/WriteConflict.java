package dev.etlpipeline.core.load;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Somebody else wrote between look-up and write, or so it seems: worth one redo with a new look-up. */
final class WriteConflict extends Exception {

    private static final long serialVersionUID = 1L;

    private final @Nullable SQLException refusal;

    WriteConflict(String message) {
        super(message);
        this.refusal = null;
    }

    WriteConflict(String message, SQLException refusal) {
        super(message);
        this.refusal = refusal;
    }

    /** What the database refused, null where it only wrote less than was asked for. */
    @Nullable
    SQLException refusal() {
        return refusal;
    }
}

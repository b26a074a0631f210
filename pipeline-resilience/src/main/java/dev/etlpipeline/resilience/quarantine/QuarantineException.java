package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.source.SourceException;

/** What was asked of the quarantine cannot be done; the message is for the user and holds no values. */
final class QuarantineException extends SourceException {

    private static final long serialVersionUID = 1L;

    QuarantineException(String message) {
        super(message);
    }
}

package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.source.SourceException;

/** The audit trail cannot be used as somebody wanted to. The message is for people: what, where, what to do. */
final class AuditException extends SourceException {

    private static final long serialVersionUID = 1L;

    AuditException(String message) {
        super(message);
    }

    AuditException(String message, Throwable cause) {
        super(message, cause);
    }
}

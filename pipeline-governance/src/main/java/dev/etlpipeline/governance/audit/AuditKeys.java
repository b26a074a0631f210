package dev.etlpipeline.governance.audit;

import dev.etlpipeline.governance.key.Secrets;
import java.util.Optional;

/** The two keys of the audit trail: one binds events, the other hides values. Thread-safe. */
final class AuditKeys {

    private static final String CHAIN = "audit-chain";
    private static final String VALUES = "audit";

    private final Secrets secrets;

    AuditKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    /** For one thread. */
    Hashes chain() {
        return new Hashes(secrets.derived(CHAIN));
    }

    /** The same, to compare with what is on record: none is made for it. */
    Hashes keptChain() {
        return new Hashes(secrets.kept(CHAIN));
    }

    /** The key that values on record were hashed with; none is made. */
    Optional<byte[]> keptValues() {
        return secrets.kept(VALUES);
    }

    /** Empty where there is none: values are not hashed then, because anybody could try values against bare hashes. */
    Optional<byte[]> values() {
        return secrets.derived(VALUES);
    }
}

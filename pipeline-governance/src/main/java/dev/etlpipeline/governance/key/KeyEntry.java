package dev.etlpipeline.governance.key;

import java.time.Instant;
import java.util.Locale;

/**
 * A data key as the file has it: wrapped.
 *
 * @param id        as texts have it
 * @param state     what it is still used for
 * @param created   when it was made
 * @param wrappedBy the {@link KeyManagement#id()} of what opens it
 * @param gcm       keyset in Base64; empty where it was destroyed
 * @param siv       keyset in Base64; empty where it was destroyed
 */
public record KeyEntry(String id, State state, Instant created, String wrappedBy, String gcm, String siv) {

    /** What a key is still used for. */
    public enum State {
        /** Encrypts and opens; there is one at most. */
        ACTIVE,
        /** Opens what it once encrypted. */
        OLD,
        /** Gone: what is still encrypted with it is lost. Its entry stays, so that this can be said. */
        DESTROYED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Its number. */
    public int number() {
        return Integer.parseInt(id.substring(0, id.indexOf('-')));
    }

    KeyEntry old() {
        return state == State.ACTIVE ? new KeyEntry(id, State.OLD, created, wrappedBy, gcm, siv) : this;
    }

    KeyEntry destroyed() {
        return new KeyEntry(id, State.DESTROYED, created, wrappedBy, "", "");
    }

    @Override
    public String toString() {
        return "KeyEntry[" + id + ", " + state + "]";
    }
}

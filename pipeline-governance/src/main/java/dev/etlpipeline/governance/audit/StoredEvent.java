package dev.etlpipeline.governance.audit;

import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the table.
 *
 * @param keyId    of the key that bound it, null where it was bound without one
 * @param previous hash of the one before it, as it was when this one was made
 */
record StoredEvent(long number, Event event, @Nullable String keyId, byte[] previous, byte[] hash) {}

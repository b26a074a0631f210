/**
 * Puts on record what runs and people did, so that nobody can take it back unseen. Open
 * {@link dev.etlpipeline.governance.audit.AuditTrail}: what becomes an event; then {@code Chain}: how one is bound to another; then
 * {@code Verification}: how a break is found.
 */
@NullMarked
package dev.etlpipeline.governance.audit;

import org.jspecify.annotations.NullMarked;

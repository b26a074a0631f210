/**
 * Tells others of runs and their lineage, as OpenLineage events into a file or over HTTP; nothing of it is loaded where it is not switched
 * on. Open {@link dev.etlpipeline.governance.lineage.event.LineageEvents}; {@code RunEvents} makes the events, {@code Outbox} sends them.
 */
@NullMarked
package dev.etlpipeline.governance.lineage.event;

import org.jspecify.annotations.NullMarked;

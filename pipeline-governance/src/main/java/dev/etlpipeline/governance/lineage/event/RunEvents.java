package dev.etlpipeline.governance.lineage.event;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunResult;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.Job;
import io.openlineage.client.OpenLineage.JobFacetsBuilder;
import io.openlineage.client.OpenLineage.Run;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the events of a run. They name columns, rules and counts, never a value. */
final class RunEvents {

    /** Who made the events, as a URI, which the standard wants. */
    private static final URI PRODUCER = URI.create("urn:etl-pipeline:pipeline-governance");

    private static final String ENGINE = "etl-pipeline";

    private final OpenLineage lineage = new OpenLineage(PRODUCER);
    private final EventSettings settings;
    private final Datasets datasets;

    RunEvents(EventSettings settings, TargetName target) {
        this.settings = settings;
        this.datasets = new Datasets(lineage, settings, target);
    }

    RunEvent started(LiveRun live) {
        return event(live, EventType.START, live.started(), null, null);
    }

    RunEvent ended(LiveRun live, RunResult result) {
        EventType type = switch (result.state()) {
            case SUCCEEDED, DEGRADED -> EventType.COMPLETE;
            case SUSPENDED, INTERRUPTED -> EventType.ABORT;
            default -> EventType.FAIL;
        };
        return event(
                live,
                type,
                live.run().clock().instant(),
                result.accounting(),
                result.failed().orElse(null));
    }

    private RunEvent event(
            LiveRun live, EventType type, Instant at, @Nullable Accounting account, @Nullable Throwable failure) {
        return lineage.newRunEventBuilder()
                .eventTime(utc(at))
                .eventType(type)
                .run(run(live, type == EventType.START ? null : at, failure))
                .job(job(live))
                .inputs(datasets.inputs(live, account))
                .outputs(List.of(datasets.output(live, account)))
                .build();
    }

    /** An attempt is a run of its own there: one that has ended cannot begin again. */
    private Run run(LiveRun live, @Nullable Instant ended, @Nullable Throwable failure) {
        String name = live.run().runId() + "/" + live.run().attempt();
        RunFacetsBuilder facets = lineage.newRunFacetsBuilder()
                .nominalTime(lineage.newNominalTimeRunFacet(utc(live.started()), ended == null ? null : utc(ended)))
                .processing_engine(lineage.newProcessingEngineRunFacet(version(), ENGINE, null))
                .tags(lineage.newTagsRunFacet(List.of(
                        lineage.newTagsRunFacetFields(
                                "run_id", live.run().runId().value(), ENGINE),
                        lineage.newTagsRunFacetFields("operation", live.operation(), ENGINE),
                        lineage.newTagsRunFacetFields(
                                "attempt", String.valueOf(live.run().attempt()), ENGINE))));
        if (failure != null) {
            facets.errorMessage(lineage.newErrorMessageRunFacet(Failures.describe(failure), "JAVA", null));
        }
        return lineage.newRun(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), facets.build());
    }

    private static String version() {
        String version = RunEvents.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private Job job(LiveRun live) {
        String pipeline = live.definition().name();
        String target = live.definition().target().qualified();
        String moved = live.file() == null ? "rows of " + target + " written anew" : "a CSV file into " + target;
        JobFacetsBuilder facets = lineage.newJobFacetsBuilder()
                .jobType(lineage.newJobTypeJobFacet("BATCH", ENGINE, "JOB"))
                .documentation(lineage.newDocumentationJobFacet(
                        "Pipeline " + pipeline + ": " + moved + ", operation " + live.operation(), "text/plain"));
        settings.owner()
                .ifPresent(owner -> facets.ownership(
                        lineage.newOwnershipJobFacet(List.of(lineage.newOwnershipJobFacetOwners(owner, "OWNER")))));
        return lineage.newJob(settings.namespace(), pipeline, facets.build());
    }

    private static ZonedDateTime utc(Instant at) {
        return at.atZone(ZoneOffset.UTC);
    }
}

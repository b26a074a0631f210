package dev.etlpipeline.governance.lineage.event;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether runs are told as OpenLineage events, and to whom. */
@ConfigMapping(prefix = "governance.lineage.openlineage")
public interface EventSettings {

    @Setting("Where OpenLineage events of runs go: none, file, or http. The warehouse keeps the lineage in any case.")
    @WithDefault("none")
    Destination to();

    @Setting("The file that events are added to, one JSON object a line.")
    @WithDefault("var/lineage/openlineage.jsonl")
    Path file();

    @Setting("Base URL of the service that takes them; /api/v1/lineage is put behind it. Wanted where they go by http.")
    Optional<String> url();

    @Setting(
            value = "Key for that service, sent as a bearer token; give a reference such as ${LINEAGE_KEY}.",
            secret = true)
    Optional<String> apiKey();

    @Setting(
            value = "How long the service may take to accept one event, connecting included.",
            atLeast = "PT0.1S",
            atMost = "PT1M")
    @WithDefault("PT5S")
    Duration timeout();

    @Setting(
            value = "Events that may wait to be sent; the oldest of what comes on top is thrown away.",
            min = 2,
            max = 100_000)
    @WithDefault("1000")
    int queue();

    @Setting(
            value = "How long the end of a run waits for its last events to be sent.",
            atLeast = "PT0S",
            atMost = "PT1M")
    @WithDefault("PT2S")
    Duration endWait();

    @Setting("The namespace of the jobs in events: which installation of the pipeline it is.")
    @WithDefault("etl-pipeline")
    String namespace();

    @Setting("Who owns job and target, as events say it, such as team:customer-data.")
    Optional<String> owner();
}

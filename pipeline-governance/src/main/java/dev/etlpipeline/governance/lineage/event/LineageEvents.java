package dev.etlpipeline.governance.lineage.event;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.governance.lineage.Lineage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Function;

/** Sends OpenLineage events of runs, where settings say so; else there is nothing of it in the process. */
public final class LineageEvents {

    private static final String URL = "governance.lineage.openlineage.url";

    private LineageEvents() {}

    /**
     * Called once, by the part.
     *
     * @throws SettingsException where events could not be sent to the URL
     */
    public static void install(Registry registry, SettingsReader reader, Function<PipelineDefinition, Lineage> derive) {
        EventSettings settings = reader.read(EventSettings.class);
        if (settings.to() == Destination.NONE) {
            return;
        }
        if (settings.to() == Destination.HTTP) {
            check(settings);
        }
        TargetName target = TargetName.of(reader.read(WarehouseSettings.class).url());
        registry.listen(new EventListener(settings, registry.home(), target, derive));
    }

    /** Says nothing of the text: somebody may have written a password into it. */
    private static void check(EventSettings settings) {
        String url = settings.url()
                .orElseThrow(() -> new SettingsException(
                        List.of(URL + ": is missing; governance.lineage.openlineage.to=http wants it")));
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() == null || uri.getUserInfo() != null || !scheme.matches("https?")) {
                throw refused();
            }
        } catch (URISyntaxException e) {
            throw refused();
        }
    }

    private static SettingsException refused() {
        return new SettingsException(
                List.of(URL + ": must be an http or https URL without a user, such as https://lineage.example:5000"));
    }
}

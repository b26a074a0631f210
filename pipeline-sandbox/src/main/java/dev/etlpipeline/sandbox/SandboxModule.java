package dev.etlpipeline.sandbox;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.StandIn;
import dev.etlpipeline.sandbox.api.SimulatedApiSettings;
import dev.etlpipeline.sandbox.api.SimulatedApis;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings the simulated APIs, which settings name {@code stand-in:postcode-api} and {@code stand-in:company-api}, and the
 * command that generates sample files.
 */
public final class SandboxModule implements PipelineModule {

    private final Object lock = new Object();
    private @Nullable SimulatedApis running;
    private volatile Duration delay = SimulatedApiSettings.defaults().delay();

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of(SandboxSettings.class);
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        delay = settings.read(SandboxSettings.class).delay();
        registry.standIn(new Api("postcode-api", SimulatedApis::postcodeBaseUrl));
        registry.standIn(new Api("company-api", SimulatedApis::companyBaseUrl));
        registry.command(new GenerateCommand());
    }

    private SimulatedApis start() {
        synchronized (lock) {
            SimulatedApis apis = running;
            if (apis == null) {
                // Nobody reads the journals of a run.
                apis = SimulatedApis.start(
                        SimulatedApiSettings.defaults().withJournalEntries(0).withDelay(delay));
                running = apis;
            }
            return apis;
        }
    }

    private void stop() {
        synchronized (lock) {
            if (running != null) {
                running.close();
                running = null;
            }
        }
    }

    /** One of the two; they start and stop together. */
    private final class Api implements StandIn {

        private final String name;
        private final Function<SimulatedApis, String> baseUrl;

        Api(String name, Function<SimulatedApis, String> baseUrl) {
            this.name = name;
            this.baseUrl = baseUrl;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public URI start() {
            return URI.create(baseUrl.apply(SandboxModule.this.start()));
        }

        @Override
        public void close() {
            stop();
        }
    }
}

package dev.etlpipeline.chaos.child;

import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.source.Chunk;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Protections that no setting switches off, taken out of what modules register. A new one is one line in {@link #KNOWN}: the
 * registry's method, and what becomes of its first argument; null there drops the registration.
 */
final class Removals {

    /** One protection. */
    private record Removal(String method, UnaryOperator<Object> instead) {}

    private static final Map<String, Removal> KNOWN = Map.of(
            // A chunk whose commit was not answered is sent again without asking whether it is there.
            "ledger-question", new Removal("participate", participant -> new Forgetful((LoadParticipant) participant)));

    /** Protections of the core that no module registers: an interceptor plays what would be without them. */
    private static final Map<String, Supplier<Interceptor>> IN_CORE = Map.of(
            // The reader does not find back behind a quote that is not closed.
            "resync", Swallowing::new);

    private Removals() {}

    static List<Interceptor> inCore(String protection) {
        Supplier<Interceptor> removal = IN_CORE.get(protection);
        return removal == null ? List.of() : List.of(removal.get());
    }

    static PipelineModule of(String protection, PipelineModule module) {
        Removal removal = KNOWN.get(protection);
        return removal == null ? module : new Without(module, removal);
    }

    private record Without(PipelineModule module, Removal removal) implements PipelineModule {

        @Override
        public String name() {
            return module.name();
        }

        @Override
        public List<Class<?>> settings() {
            return module.settings();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            module.install(poorer(registry), settings);
        }

        private Registry poorer(Registry registry) {
            return (Registry) Proxy.newProxyInstance(
                    Registry.class.getClassLoader(), new Class<?>[] {Registry.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals(removal.method())) {
                            Object instead = removal.instead().apply(arguments[0]);
                            if (instead == null) {
                                return null;
                            }
                            arguments[0] = instead;
                        }
                        try {
                            return method.invoke(registry, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    /** Does all that a participant does, but remembers nothing. */
    private record Forgetful(LoadParticipant participant) implements LoadParticipant {

        @Override
        public Set<String> beforeColumns() {
            return participant.beforeColumns();
        }

        @Override
        public Optional<LoadCounts> alreadyLoaded(Connection tx, Chunk chunk) {
            return Optional.empty();
        }

        @Override
        public void beforeCommit(Connection tx, LoadedChunk chunk) throws SQLException {
            participant.beforeCommit(tx, chunk);
        }

        @Override
        public void afterCommit(LoadedChunk chunk) {
            participant.afterCommit(chunk);
        }

        @Override
        public void afterRollback(Chunk chunk) {
            participant.afterRollback(chunk);
        }
    }
}

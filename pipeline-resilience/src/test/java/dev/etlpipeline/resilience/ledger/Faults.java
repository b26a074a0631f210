package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Faults on purpose, each a module of its own. */
final class Faults {

    private Faults() {}

    /** Fails in the transaction of the chunk that begins with a record. */
    static PipelineModule failingAt(long firstRecord) {
        return module(registry -> registry.participate(new LoadParticipant() {
            @Override
            public void beforeCommit(Connection tx, LoadedChunk loaded) {
                if (loaded.chunk().firstRecord() == firstRecord) {
                    throw new IllegalStateException("as asked for");
                }
            }
        }));
    }

    /** Commits the chunk that begins with a record, and loses the answer. */
    static PipelineModule losingTheAnswerOf(long firstRecord) {
        AtomicInteger armed = new AtomicInteger();
        return module(registry -> {
            registry.participate(new LoadParticipant() {
                @Override
                public void beforeCommit(Connection tx, LoadedChunk loaded) {
                    if (loaded.chunk().firstRecord() == firstRecord) {
                        armed.incrementAndGet();
                    }
                }
            });
            registry.wrapDataSource(real -> proxy(
                    DataSource.class,
                    real,
                    (name, result) -> result instanceof Connection connection ? losing(connection, armed) : result));
        });
    }

    private static Connection losing(Connection real, AtomicInteger armed) {
        return proxy(Connection.class, real, (name, result) -> {
            if (name.equals("commit") && armed.compareAndSet(1, 2)) {
                throw new SQLException("the line went down", "08S01");
            }
            return result;
        });
    }

    private static PipelineModule module(Consumer<Registry> install) {
        String name = "faults-" + Integer.toHexString(System.identityHashCode(install));
        return new PipelineModule() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Class<?>> settings() {
                return List.of();
            }

            @Override
            public void install(Registry registry, SettingsReader settings) {
                install.accept(registry);
            }
        };
    }

    private interface After {
        Object of(String method, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T real, After after) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                return after.of(method.getName(), method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}

package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunListener;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All listeners of a run; what one of them throws is logged with its class name and goes no further. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<RunListener> all;

    Listeners(List<RunListener> all) {
        this.all = List.copyOf(all);
    }

    void tell(Consumer<RunListener> event) {
        for (RunListener listener : all) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("Listener {} failed", listener.getClass().getName(), Failures.safe(e));
            }
        }
    }
}

package dev.etlpipeline.observability.metric;

import dev.etlpipeline.core.run.Failures;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what must not fail a run: whoever watches is not worth it. Thread-safe. */
public final class Quietly {

    private static final Logger LOG = LoggerFactory.getLogger(Quietly.class);

    private final String what;
    private final AtomicBoolean said = new AtomicBoolean();

    /** @param what is done, for the log, such as {@code Timing SQL} */
    public Quietly(String what) {
        this.what = what;
    }

    /** A failure is logged the first time. */
    public void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            if (said.compareAndSet(false, true)) {
                LOG.warn("{} failed; the run goes on, and this is not said again", what, Failures.safe(e));
            }
        }
    }
}

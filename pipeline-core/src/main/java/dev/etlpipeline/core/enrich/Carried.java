package dev.etlpipeline.core.enrich;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Takes what the log knows of this thread's work (chunk, stage: slf4j's MDC) along to the thread that goes on with it. */
final class Carried {

    private Carried() {}

    static <T> Callable<T> along(Callable<T> task) {
        Map<String, String> known = MDC.getCopyOfContextMap();
        return () -> {
            Map<String, String> before = MDC.getCopyOfContextMap();
            set(known);
            try {
                return task.call();
            } finally {
                set(before);
            }
        };
    }

    static <T> Supplier<T> along(Supplier<T> task) {
        Map<String, String> known = MDC.getCopyOfContextMap();
        return () -> {
            Map<String, String> before = MDC.getCopyOfContextMap();
            set(known);
            try {
                return task.get();
            } finally {
                set(before);
            }
        };
    }

    private static void set(@Nullable Map<String, String> context) {
        if (context == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(context);
        }
    }
}

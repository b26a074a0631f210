package dev.etlpipeline.observability.metric;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Memory, collections and CPU of this process; all are read when somebody looks. */
final class JvmMetrics {

    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private JvmMetrics() {}

    /** @return ends what is heard of collections; to be called where the registry does not live as long as the process */
    static Runnable bind(MeterRegistry registry) {
        memory(registry, "heap", MemoryMXBean::getHeapMemoryUsage);
        memory(registry, "non_heap", MemoryMXBean::getNonHeapMemoryUsage);
        ManagementFactory.getGarbageCollectorMXBeans().forEach(collector -> collections(registry, collector));
        JvmGcMetrics allocated = new JvmGcMetrics(); // its other names are not ours and go nowhere
        allocated.bindTo(registry);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            FunctionCounter.builder(Metric.CPU_TIME.metricName(), system, bean -> bean.getProcessCpuTime() / 1e9)
                    .description(Metric.CPU_TIME.meaning())
                    .baseUnit("seconds")
                    .register(registry);
            Meters.gauge(registry, Metric.CPU_USE, system, bean -> Math.max(0, bean.getProcessCpuLoad()));
        }
        return allocated::close;
    }

    private static void memory(MeterRegistry registry, String type, Function<MemoryMXBean, MemoryUsage> usage) {
        ToDoubleFunction<MemoryMXBean> used = bean -> usage.apply(bean).getUsed();
        Meters.gauge(registry, Metric.MEMORY_USED, MEMORY, used, type);
        Meters.gauge(
                registry,
                Metric.MEMORY_COMMITTED,
                MEMORY,
                bean -> usage.apply(bean).getCommitted(),
                type);
        Meters.gauge(
                registry, Metric.MEMORY_LIMIT, MEMORY, bean -> usage.apply(bean).getMax(), type);
    }

    private static void collections(MeterRegistry registry, GarbageCollectorMXBean collector) {
        FunctionTimer.builder(
                        Metric.GC.metricName(),
                        collector,
                        GarbageCollectorMXBean::getCollectionCount,
                        GarbageCollectorMXBean::getCollectionTime,
                        TimeUnit.MILLISECONDS)
                .description(Metric.GC.meaning())
                .tags(Meters.tags(Metric.GC, collector.getName()))
                .register(registry);
    }
}

package dev.etlpipeline.observability.report;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** What this process has used so far. */
record ProcessUse(long collections, long collectionMs, long cpuMs) {

    static ProcessUse now() {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        long cpu =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getProcessCpuTime() / 1_000_000
                        : 0;
        return new ProcessUse(
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum(),
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum(),
                cpu);
    }

    ProcessUse since(ProcessUse before) {
        return new ProcessUse(
                collections - before.collections, collectionMs - before.collectionMs, cpuMs - before.cpuMs);
    }
}

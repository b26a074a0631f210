package dev.etlpipeline.governance.audit;

import com.sun.management.OperatingSystemMXBean;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.audit.Verification.Verdict;
import dev.etlpipeline.governance.key.TestKeys;
import dev.etlpipeline.testkit.H2Databases;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How many events {@code audit verify} looks at in a second, in an embedded database of a folder. Makes the events first where they are
 * not there. Run by hand; not a test: {@code VerifyMeasure FOLDER [EVENTS [THREADS]]}. Their key is in {@code master.key} there.
 */
final class VerifyMeasure {

    private static final String STREAM = "customers";
    private static final int ROUNDS = Integer.getInteger("rounds", 6);
    private static final int COMMIT = 1_000;

    private VerifyMeasure() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int events = args.length > 1 ? Integer.parseInt(args[1]) : 500_000;
        int threads = args.length > 2
                ? Integer.parseInt(args[2])
                : Runtime.getRuntime().availableProcessors();
        AuditKeys keys = new AuditKeys(TestKeys.secrets(folder, "master.key"));
        try (Warehouse warehouse = H2Databases.inFolder(folder).open()) {
            warehouse.migrate("governance", "db/migration/governance/{dialect}");
            make(warehouse, keys::chain, events);
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                long cpu = cpu();
                Verdict verdict =
                        new Verification(warehouse.dataSource(), keys::chain, List.of(), threads).of(STREAM, 1);
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%,d events, whole: %s, %.2f s, of processors %.2f s, %,.0f events/s%n",
                        verdict.events(),
                        verdict.isWhole(),
                        seconds,
                        (cpu() - cpu) / 1e9,
                        verdict.events() / seconds);
            }
        }
    }

    /** Of all threads, the compiler's too: on a machine that does other things it says more than the time that passes. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void make(Warehouse warehouse, Supplier<Hashes> hashes, int events) throws Exception {
        try (Connection tx = warehouse.dataSource().getConnection()) {
            tx.setAutoCommit(false);
            long last = new AuditStore().head(tx, STREAM).number();
            Chain chain = new Chain(hashes);
            for (long number = last + 1; number <= events; number++) {
                chain.append(tx, STREAM, event(number), List.of());
                if (number % COMMIT == 0) {
                    tx.commit();
                }
            }
            tx.commit();
        }
    }

    /** As a chunk of 4,000 records of the pipeline that ships makes it. */
    private static Event event(long number) {
        long first = number * 4_000 + 1;
        return new Event(
                Instant.ofEpochMilli(1_780_000_000_000L + number),
                Event.CHUNK,
                "2026-11-26-a1b2c3d4",
                number / 100,
                number % 100,
                Actor.OF_THE_RUN,
                new LoadCounts(3_900, 40, 30, 10, 20),
                0,
                null,
                "{\"first\":" + first + ",\"last\":" + (first + 3_999) + ",\"read\":4000,\"transformed\":4000,"
                        + "\"validated\":4000,\"passed\":3980,\"rejects\":{\"email\":12,\"required\":8}}");
    }
}

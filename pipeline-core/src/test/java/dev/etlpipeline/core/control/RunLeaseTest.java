package dev.etlpipeline.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lease's own heart; what it promises to others is LeaseContract in pipeline-testkit. */
@Timeout(60)
class RunLeaseTest {

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        Settings settings = Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:lease;MODE=MSSQLServer"));
        warehouse = Warehouse.open(settings.read(WarehouseSettings.class), Path.of(""), List.of());
        warehouse.migrate("core", Warehouse.CORE_MIGRATIONS);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void isGivenBackBehindABeatThatIsUnderWay() throws Exception {
        SlowHeart heart = new SlowHeart(warehouse.dataSource(), Thread.currentThread());
        RunLease lease = acquire(heart.dataSource());
        heart.beating.await();

        lease.close();
        heart.closed.set(true);

        assertThat(beats()).isEqualTo(1);
    }

    @Test
    void isGivenBackByAnInterruptedThreadWhichStaysInterrupted() throws Exception {
        RunLease lease = acquire(warehouse.dataSource());

        Thread.currentThread().interrupt();
        lease.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(number("SELECT held FROM etl.run_lease")).isZero();
    }

    private static RunLease acquire(DataSource dataSource) throws Exception {
        return RunLease.acquire(
                dataSource,
                new RunLease.Request("p", "run", "host", Duration.ofMillis(30), false),
                Clock.systemUTC(),
                Waiting.SYSTEM,
                message -> {},
                () -> false);
    }

    private int beats() throws SQLException {
        return number("SELECT beat FROM etl.run_lease");
    }

    private int number(String sql) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Holds each beat back until the owner of the lease waits for it, or has given the lease back without. */
    private static final class SlowHeart {

        private final CountDownLatch beating = new CountDownLatch(1);
        private final AtomicBoolean closed = new AtomicBoolean();
        private final DataSource real;
        private final Thread owner;

        SlowHeart(DataSource real, Thread owner) {
            this.real = real;
            this.owner = owner;
        }

        DataSource dataSource() {
            return (DataSource) Proxy.newProxyInstance(
                    DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                        if (Thread.currentThread().getName().equals("lease-heart")) {
                            beating.countDown();
                            while (owner.getState() != Thread.State.TIMED_WAITING && !closed.get()) {
                                Thread.onSpinWait();
                            }
                        }
                        return method.invoke(real, args);
                    });
        }
    }
}

package dev.etlpipeline.core.warehouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.settings.WarehouseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open warehouse: pool and dialect. Thread-safe. Whoever opens it closes it. */
public final class Warehouse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Warehouse.class);

    /** Class-path folder of the core's own migrations. */
    public static final String CORE_MIGRATIONS = "db/migration/core/{dialect}";

    /** H2: another process has the file open. */
    private static final int FILE_IN_USE = 90020;

    /** H2: there is no such database, and none is to be made. */
    private static final int ABSENT = 90146;

    private final HikariDataSource pool;
    private final DataSource dataSource;
    private final Dialect dialect;
    private final JdbcUrl url;
    private final Optional<HolderFile> holder;

    private Warehouse(
            HikariDataSource pool, DataSource dataSource, Dialect dialect, JdbcUrl url, Optional<HolderFile> holder) {
        this.pool = pool;
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.url = url;
        this.holder = holder;
    }

    /** As the other, under this process's name. */
    public static Warehouse open(WarehouseSettings settings, Path home, List<UnaryOperator<DataSource>> wrappers) {
        return open(
                settings, home, wrappers, "process " + ProcessHandle.current().pid());
    }

    /**
     * Opens the pool and takes one connection to see that it works.
     *
     * @param home     where an embedded database's relative file starts
     * @param wrappers around the pool, the first innermost
     * @param holder   who opens it, on one line, for others who find an embedded database in use
     * @throws WarehouseInUseException where an embedded database is open in another process
     * @throws WarehouseException      where the database refuses
     * @throws SettingsException       where the URL is of no known database
     */
    public static Warehouse open(
            WarehouseSettings settings, Path home, List<UnaryOperator<DataSource>> wrappers, String holder) {
        return open(settings, new JdbcUrl(new JdbcUrl(settings.url()).against(home)), wrappers, holder);
    }

    /**
     * As the other, but makes no embedded database where there is none.
     *
     * @throws WarehouseException also where there is none
     */
    public static Warehouse openExisting(
            WarehouseSettings settings, Path home, List<UnaryOperator<DataSource>> wrappers, String holder) {
        return open(settings, new JdbcUrl(new JdbcUrl(settings.url()).against(home)).existing(), wrappers, holder);
    }

    private static Warehouse open(
            WarehouseSettings settings, JdbcUrl url, List<UnaryOperator<DataSource>> wrappers, String holder) {
        Dialect dialect = dialect(url);
        HikariConfig config = PoolConfig.of(settings, url);
        try {
            HikariDataSource pool = connected(config, url);
            DataSource wrapped = wrapped(pool, wrappers);
            return new Warehouse(
                    pool, wrapped, dialect, url, url.embeddedFile().map(file -> HolderFile.write(file, holder)));
        } catch (HikariPool.PoolInitializationException e) {
            throw refused(url, e);
        }
    }

    /** Each attempt leaves a line in the log, whoever made it; that it failed is told to a person by whoever wanted it. */
    private static HikariDataSource connected(HikariConfig config, JdbcUrl url) {
        long start = System.nanoTime();
        try {
            HikariDataSource pool = new HikariDataSource(config);
            LOG.info("Connected to {} in {} ms", url, millisSince(start));
            return pool;
        } catch (HikariPool.PoolInitializationException e) {
            SQLException error = SqlErrors.find(e);
            if (error != null && error.getErrorCode() == ABSENT && url.isH2()) {
                LOG.info("There is no {} to connect to, seen in {} ms", url, millisSince(start));
            } else {
                LOG.info(
                        "Could not connect to {}, tried for {} ms: {}",
                        url,
                        millisSince(start),
                        error == null ? e.getClass().getSimpleName() : SqlErrors.describe(error));
            }
            throw e;
        }
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /**
     * Opens it to look at: an embedded database that is not there is not made, and one that is is not written to.
     *
     * @return empty where an embedded database is not there yet
     * @throws WarehouseException and the others, as {@link #open(WarehouseSettings, Path, List)}
     */
    public static Optional<Warehouse> look(WarehouseSettings settings, Path home) {
        JdbcUrl named = new JdbcUrl(new JdbcUrl(settings.url()).against(home));
        Dialect dialect = dialect(named);
        try {
            HikariDataSource pool = connected(PoolConfig.of(settings, named.readOnly()), named);
            return Optional.of(new Warehouse(pool, pool, dialect, named, Optional.empty()));
        } catch (HikariPool.PoolInitializationException e) {
            SQLException error = SqlErrors.find(e);
            if (named.isH2() && error != null && error.getErrorCode() == ABSENT) {
                refuseIfItCannotBeMade(named);
                return Optional.empty();
            }
            throw refused(named, e);
        }
    }

    private static void refuseIfItCannotBeMade(JdbcUrl url) {
        Path nearest = url.embeddedFile().map(Path::getParent).orElse(null);
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (nearest != null && !(Files.isDirectory(nearest) && Files.isWritable(nearest))) {
            throw new WarehouseException("the warehouse " + url + " is not there and cannot be made: " + nearest
                    + " is no folder that can be written to; check warehouse.url and paths.database");
        }
    }

    private static DataSource wrapped(HikariDataSource pool, List<UnaryOperator<DataSource>> wrappers) {
        try {
            DataSource wrapped = pool;
            for (UnaryOperator<DataSource> wrapper : wrappers) {
                wrapped = wrapper.apply(wrapped);
            }
            return wrapped;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    static Dialect dialect(JdbcUrl url) {
        if (url.isSqlServer()) {
            return new SqlServerDialect(
                    Boolean.parseBoolean(url.property("sendTemporalDataTypesAsStringForBulkCopy", "true")));
        }
        if (url.isH2()) {
            return new H2Dialect();
        }
        // Not the URL itself: nobody knows where in another grammar the password stands.
        throw new SettingsException(List.of("warehouse.url: must start with jdbc:sqlserver: or jdbc:h2:"));
    }

    private static WarehouseException refused(JdbcUrl url, Throwable failure) {
        SQLException error = SqlErrors.find(failure);
        if (error == null) {
            return new WarehouseException(
                    "the warehouse " + url + " cannot be opened: " + failure.getMessage(), failure);
        }
        if (url.isH2() && error.getErrorCode() == FILE_IN_USE) {
            return new WarehouseInUseException(
                    "the warehouse " + url + " is open in another process, "
                            + url.embeddedFile()
                                    .flatMap(HolderFile::read)
                                    .orElse("most likely a run that has not ended")
                            + ": wait for it to end, or stop it, and try again",
                    failure);
        }
        if (url.isH2() && error.getErrorCode() == ABSENT) {
            return new WarehouseException(
                    "there is no warehouse " + url + " yet: ./pipeline run makes it; if there should be one,"
                            + " check warehouse.url and paths.database",
                    failure);
        }
        if (url.isEmbedded()) {
            return new WarehouseException(
                    "the warehouse " + url + " cannot be opened: " + SqlErrors.describe(error)
                            + "; check warehouse.url and paths.database, and who may write there",
                    failure);
        }
        return new WarehouseException(
                "the warehouse " + url + " cannot be reached: " + SqlErrors.describe(error)
                        + "; check warehouse.url, .user and .password, and that the database is up",
                failure);
    }

    /** The pool, with what modules wrapped around it. */
    public DataSource dataSource() {
        return dataSource;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Server and database that settings name, without user and password; an embedded file as it is written there. */
    public static String place(WarehouseSettings settings) {
        return new JdbcUrl(settings.url()).place();
    }

    /** Server and database, without user and password. */
    public String place() {
        return url.place();
    }

    /** Whether the database is a file that other processes are kept out of while this one has it open. */
    public boolean isOpenToThisProcessAlone() {
        return url.isLockedFile();
    }

    /**
     * Brings a module's tables up to date; each module has a history table of its own. Parts of a module may number theirs from
     * different tens, so that what is new need not have the highest number.
     *
     * @param location class-path folder; {@code {dialect}} in it becomes the dialect's name
     */
    public void migrate(String module, String location) {
        try {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:" + location.replace("{dialect}", dialect.name()))
                    .defaultSchema(dialect.catalogueName("etl"))
                    .table("flyway_history_" + module)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .outOfOrder(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new WarehouseException(
                    "the tables of " + module + " in " + place() + " could not be brought up to date: "
                            + String.valueOf(e.getMessage()).strip(),
                    e);
        }
    }

    @Override
    public void close() {
        holder.ifPresent(HolderFile::close);
        pool.close();
    }
}

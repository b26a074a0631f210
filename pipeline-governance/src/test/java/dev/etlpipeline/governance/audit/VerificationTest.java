package dev.etlpipeline.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.audit.Verification.Verdict;
import dev.etlpipeline.governance.key.TestKeys;
import dev.etlpipeline.testkit.H2Databases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What verification says while others append. */
@Timeout(120)
class VerificationTest {

    @TempDir
    Path folder;

    private AuditedPeople people;

    /** Six events. */
    @BeforeEach
    void load() throws Exception {
        people = new AuditedPeople(H2Databases.inFolder(folder), folder);
        people.run();
    }

    @Test
    @Criterion("audit-trail.3")
    void findsNothingWhereEventsAreAppendedWhileItLooks() throws Exception {
        try (Warehouse warehouse = H2Databases.inFolder(folder).open()) {
            DataSource appending = beforeEachLook(
                    warehouse.dataSource(), () -> Meddling.act(people.workspace(), people.name(), "because"));

            Verdict verdict = new Verification(
                            appending,
                            new AuditKeys(TestKeys.secrets(folder, "keys/governance.key"))::chain,
                            List.of(),
                            2)
                    .of(people.name(), 1);

            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.events()).isEqualTo(6);
            assertThat(people.kinds()).hasSizeGreaterThan(6);
        }
    }

    /** Before it is asked which number is the greatest. */
    private static DataSource beforeEachLook(DataSource real, Meddling.Deed deed) {
        return proxy(DataSource.class, real, (method, made) -> {
            if (!method.equals("getConnection")) {
                return made;
            }
            return proxy(Connection.class, (Connection) made, (called, statement) -> {
                if (called.equals("prepareStatement") && statement.toString().contains("MAX(number)")) {
                    deed.run();
                }
                return statement;
            });
        });
    }

    /** Does something with what a method returns. */
    private interface Then {
        Object apply(String method, Object result) throws Exception;
    }

    private static <T> T proxy(Class<T> type, T real, Then then) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            try {
                Object result = method.invoke(real, given);
                return result == null ? null : then.apply(method.getName(), result);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}

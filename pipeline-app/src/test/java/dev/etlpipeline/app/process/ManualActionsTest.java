package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What people do with the program as it ships, and that each deed is on record with its reason. */
@EnabledIf("recordsAndHolds")
@Timeout(240)
class ManualActionsTest {

    /** A port that nobody may listen at without being root. */
    private static final String API_AWAY = "enrichment.postcode.base-url=http://127.0.0.1:1/";

    @TempDir
    Path folder;

    private PipelineHome home;

    static boolean recordsAndHolds() {
        return ServiceLoader.load(PipelineModule.class).stream()
                .map(module -> module.get().name())
                .collect(Collectors.toSet())
                .containsAll(Set.of("governance", "resilience"));
    }

    @Test
    @Criterion("audit-trail.3")
    void standOnRecordWithWhoDidThemAndWhy() throws Exception {
        home = new PipelineHome(folder);
        Path file = Files.writeString(folder.resolve("people.csv"), """
                customer_id,first_name,last_name,email,phone,date_of_birth,postcode,company,status,registration_date
                1,Ann,Lee,ann@shop.example,02079460001,1984-03-17,SW1A 2AA,,active,2020-01-31
                2,Bea,Ray,bea@shop.example,02079460002,1984-03-17,SW1A 2AA,,gone,2020-01-31
                3,Cem,Fox,cem@shop.example,02079460003,1984-03-17,SW1A 2AA,,away,2020-01-31
                """);
        Path away = Files.writeString(folder.resolve("away.csv"), """
                customer_id,first_name,last_name,email,phone,date_of_birth,postcode,company,status,registration_date
                4,Dan,Ash,dan@shop.example,02079460004,1984-03-17,SW1A 2AA,,active,2020-01-31
                """);
        Path mend = folder.resolve("mend.csv");

        ChildPipeline refused =
                home.start("run", "--no-enrich", "--input", file.toString(), "--set", "errors.max-count=1");
        assertThat(refused.exitCode()).as("said %s", refused.said()).isEqualTo(4);
        done("resume", "--set", "errors.max-count=2", "--reason", "two are known");
        done("quarantine", "export", mend.toString(), "--rule", "allowed-values");
        Files.writeString(mend, Files.readString(mend).replace(",gone,", ",active,"));
        done("quarantine", "fix", mend.toString(), "--reason", "asked the sender");
        done("quarantine", "replay", "--no-enrich", "--reason", "they are mended");
        done("quarantine", "discard", "2", "--reason", "left for good");
        done("classify", "override", "company", "--class", "internal", "--reason", "firms only");
        assertThat(done("run", "--input", away.toString(), "--set", API_AWAY)).contains("Next: ./pipeline backfill ");
        done("backfill", "--reason", "the API is back");
        done("keys", "create", "--reason", "first keys");
        done("keys", "rotate", "--reason", "yearly");

        assertThat(reasons())
                .containsEntry("action.quarantine.fix", "asked the sender")
                .containsEntry("action.quarantine.replay", "they are mended")
                .containsEntry("action.quarantine.discard", "left for good")
                .containsEntry("action.classify.override", "firms only")
                .containsEntry("action.resume", "two are known")
                .containsEntry("action.backfill", "the API is back")
                .containsEntry("action.keys.create", "first keys")
                .containsEntry("action.keys.rotate", "yearly");
        assertThat(done("audit", "verify")).contains("customers: whole");
        assertThat(done("run", "--input", away.toString(), "--set", API_AWAY, "--set", "governance.mask.mode=mask"))
                .contains("again, when the API is back")
                .doesNotContain("backfill");
    }

    private String done(String... words) {
        ChildPipeline child = home.start(words);
        int exit = child.exitCode();
        assertThat(exit).as("%s said %s", String.join(" ", words), child.said()).isZero();
        return child.said();
    }

    /** By the kind of the event; each has somebody who did it. */
    private Map<String, String> reasons() throws SQLException {
        Map<String, String> reasons = new LinkedHashMap<>();
        try (Warehouse warehouse = H2Databases.inFolder(home.database()).open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT kind, detail, os_user FROM governance.audit_event"
                        + " WHERE kind LIKE 'action.%' ORDER BY number")) {
            while (row.next()) {
                assertThat(row.getString(3)).isEqualTo(System.getProperty("user.name"));
                reasons.put(row.getString(1), row.getString(2).replaceFirst(".*\"reason\":\"([^\"]*)\".*", "$1"));
            }
        }
        return reasons;
    }
}

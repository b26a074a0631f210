package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** One module sets records aside, another encrypts: a record that is refused, mended, kept under another key and replayed. */
@EnabledIf("setsAsideAndEncrypts")
class EncryptedQuarantineTest {

    private static final String EMAIL = "featherstone@mail.example";
    private static final String PHONE = "7401123459";

    @TempDir
    Path folder;

    private PipelineHome home;

    static boolean setsAsideAndEncrypts() {
        Set<String> modules = ServiceLoader.load(PipelineModule.class).stream()
                .map(module -> module.get().name())
                .collect(Collectors.toSet());
        return modules.containsAll(Set.of("governance", "resilience"));
    }

    private String run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--set",
                "quarantine.raw=encrypted",
                "--set",
                "governance.encrypt.columns=email,phone",
                "--set",
                "errors.max-share=1"));
        ChildPipeline child = home.start(all.toArray(String[]::new)).endsWith(0);
        return child.out();
    }

    /** Tables in which the address or the number stands. */
    private List<String> found() throws Exception {
        return TableTexts.of(home.database()).entrySet().stream()
                .filter(table ->
                        table.getValue().contains(EMAIL) || table.getValue().contains(PHONE))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Path customers() throws IOException {
        String header =
                "customer_id,first_name,last_name,email,phone,date_of_birth,postcode,company,status,registration_date\n";
        return Files.writeString(
                home.resolve("customers.csv"),
                header + "1,Ann,Lee,ann@mail.example,07401123450,1984-03-17,SW1A 2AA,,active,2020-01-31\n" + "2,Bo,Fox,"
                        + EMAIL + ",0" + PHONE + ",1985-03-17,SW1A 2AA,,gone,2020-01-31\n");
    }

    @Test
    @Criterion("encryption.1")
    void aRecordIsMendedAndReplayedAndStandsNowhereInClear() throws Exception {
        home = new PipelineHome(folder);
        Path mended = home.resolve("mend.csv");
        run("keys", "create");
        run("run", "--no-enrich", "--input", customers().toString());
        assertThat(found()).as("set aside").isEmpty();

        run("quarantine", "export", mended.toString());
        String exported = Files.readString(mended);
        assertThat(exported).as("the way to mend it").contains(EMAIL);
        Files.writeString(mended, exported.replace(",gone,", ",active,"));
        run("quarantine", "fix", mended.toString());
        assertThat(found()).as("mended").isEmpty();

        assertThat(run("keys", "rotate", "--reason", "test"))
                .contains("1 rows were encrypted anew", "2 texts in quarantine were too.");
        Matcher first = Pattern.compile("(1-[a-z2-7]{4}) +old").matcher(run("keys", "list"));
        assertThat(first.find()).isTrue();
        run("keys", "destroy", first.group(1), "--yes");
        run("quarantine", "replay");

        assertThat(found()).as("replayed").isEmpty();
        assertThat(run("keys", "verify"))
                .containsPattern("2 values of email: 2-")
                .contains("Every encrypted value opens.");
        assertThat(run("quarantine", "list", "--state", "replayed")).contains("1");
    }
}

package dev.etlpipeline.resilience.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.resilience.People;
import dev.etlpipeline.resilience.RecordedActions;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what people do to quarantined records can be put on record, in the transaction that does it. */
@Criterion("audit-trail.3")
class ActionsOnRecordTest {

    @TempDir
    Path folder;

    private final RecordedActions recorded = new RecordedActions();
    private People people;

    @BeforeEach
    void load() throws Exception {
        people = new People(folder, H2Databases.inFolder(folder));
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr", "3,Cy,300,Ayr"));
    }

    private int command(String... words) throws Exception {
        TestWorkspace workspace = people.workspace(recorded);
        return QuarantineCommand.of(workspace)
                .setExecutionExceptionHandler((failure, at, parsed) -> 1)
                .execute(words);
    }

    private List<String> states() throws Exception {
        return people.select("SELECT state FROM etl.quarantine ORDER BY id");
    }

    @Test
    void tellsWhatWasMendedAndWhy() throws Exception {
        Path file = folder.resolve("mend.csv");
        command("export", file.toString(), "--pipeline", people.name());
        Files.writeString(file, Files.readString(file).replace(",200,", ",20,"));

        command("fix", file.toString(), "--reason", "from the paper form");

        assertThat(recorded.all())
                .containsExactly(
                        new ManualAction("quarantine.fix", people.name(), "records 1", 1, "from the paper form"));
    }

    @Test
    void tellsWhatWasDiscardedAndWhy() throws Exception {
        command("discard", "--rule", "range", "--reason", "nobody is that old");
        command("discard", "--rule", "range");

        assertThat(recorded.all())
                .containsExactly(new ManualAction(
                        "quarantine.discard", people.name(), "those by --rule range", 2, "nobody is that old"));
    }

    @Test
    void tellsWhatWasReplayedAndWhy() throws Exception {
        people.defining("max: 150", "max: 250");
        String run = people.select("SELECT MAX(run_id) FROM etl.quarantine").get(0);

        command("replay", "--reason", "the rule was too narrow");

        assertThat(recorded.all())
                .containsExactly(new ManualAction(
                        "quarantine.replay",
                        people.name(),
                        "records set aside by run " + run,
                        2,
                        "the rule was too narrow"));
        assertThat(states()).containsExactly("replayed", "held");
    }

    @Test
    void doesNothingThatCannotBePutOnRecord() throws Exception {
        recorded.refuse();

        int exit = command("discard", "1", "2");

        assertThat(exit).isEqualTo(1);
        assertThat(states()).containsExactly("held", "held");
    }
}

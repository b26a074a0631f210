package dev.etlpipeline.governance.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.key.DataKeys;
import dev.etlpipeline.governance.key.KeySettings;
import dev.etlpipeline.governance.key.MasterKey;
import dev.etlpipeline.governance.scheme.Handling;
import dev.etlpipeline.governance.scheme.Scheme;
import dev.etlpipeline.governance.scheme.SchemeSettings;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** From a file to tags: what is found, what waits, what people decide. */
abstract class ClassifyContract {

    @TempDir
    Path folder;

    private ClassifiedPeople people;

    abstract TestDatabase database();

    @BeforeEach
    void namePipeline() throws IOException {
        people = new ClassifiedPeople(folder, database());
    }

    @Criterion("data-classification.2")
    @Test
    void keepsWhatWasFoundAndMakesTagsOfWhatIsAccepted() throws IOException {
        String found = people.classify(people.file().toString());
        String waiting = people.classify("review");

        assertThat(found).contains("60 records looked at", "to accept", "60 of 60 values are e-mail addresses");
        assertThat(found + waiting).doesNotContain("post.example", "07400");
        assertThat(waiting).contains("mail", "number", "to accept").doesNotContain("ordered");

        people.classify("accept", "--all", "--reason", "looked at");

        assertThat(people.definition())
                .isEqualTo(ClassifiedPeople.DEFINITION
                        .replace("mail, length: 50}", "mail, length: 50, tags: [personal, email]}")
                        .replace("[old]", "[personal, phone, old]"));
        assertThat(people.kept()).extracting(Kept::state).containsOnly(Kept.State.ACCEPTED);
        assertThat(people.actions)
                .containsExactly(new ManualAction(
                        "classify.accept", people.name, "mail=personal+email, number=personal+phone", 2, "looked at"));
        assertThat(people.classify("review")).contains("Nothing waits");
    }

    @Criterion("data-classification.4")
    @Test
    void handlesAColumnByWhatWasAccepted() throws IOException {
        people.with("governance.scheme.personal.encrypt", "true");
        people.classify(people.file().toString());
        Handling before = handling("mail");

        people.classify("accept", "mail");

        assertThat(before).isEqualTo(new Handling(false, false, Optional.empty(), List.of("staff")));
        assertThat(handling("mail"))
                .isEqualTo(new Handling(true, true, Optional.of(2_190), List.of("steward", "privacy")));
        assertThat(handling("number")).isEqualTo(before);
    }

    @Criterion("data-classification.4")
    @Test
    void masksAColumnByWhatWasAccepted() throws Exception {
        people.with("governance.mask.mode", "mask");
        people.load();
        long before = people.clear();
        people.classify(people.file().toString());
        people.classify("accept", "mail");

        people.load();

        assertThat(before).isEqualTo(60);
        assertThat(people.clear()).isZero();
    }

    @Criterion("data-classification.4")
    @Test
    void encryptsAColumnByWhatWasAccepted() throws Exception {
        people.with("governance.scheme.personal.encrypt", "true").with("governance.mask.mode", "encrypted");
        people.classify(people.file().toString());
        people.classify("accept", "mail");
        KeySettings keys = people.workspace().settings().read(KeySettings.class);
        DataKeys.of(folder, keys, MasterKey.of(folder, keys)).create();

        people.load();

        assertThat(people.mails()).hasSize(60).allMatch(mail -> mail.matches("e1-[a-z2-7]{4}\\.[A-Za-z0-9_-]+"));
    }

    @Criterion("classification-scheme.3")
    @Criterion("data-classification.4")
    @Test
    void countsRowsThatStandLongerThanTheirClassIsKept() throws IOException {
        people.load();
        String before = due(4_000, 0);
        people.classify(people.file().toString());
        people.classify("accept", "mail");

        assertThat(before).doesNotContain("personal").contains("internal", "no end", "None is due.");
        assertThat(due(2_189, 0)).containsPattern("personal +2,190 d +20\\d\\d-\\d\\d-\\d\\d +0\n");
        assertThat(due(2_192, 1)).containsPattern("personal +2,190 d +20\\d\\d-\\d\\d-\\d\\d +60\n");
        people.with("governance.scheme.personal.keep-days", "3000");
        assertThat(due(2_192, 0)).contains("None is due.");
    }

    /** What is said so many days from now. */
    private String due(int days, int exit) {
        TestWorkspace workspace = people.workspace();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));

        assertThat(new CommandLine(new DueCommand(workspace, later)).execute()).isEqualTo(exit);
        return workspace.printed();
    }

    private Handling handling(String column) {
        TestWorkspace workspace = people.workspace();
        Schema schema = workspace.definition(null).schema();
        Scheme scheme = Scheme.of(workspace.settings().read(SchemeSettings.class));
        return scheme.handling(scheme.classOf(schema.column(schema.indexOf(column))));
    }

    @Criterion("data-classification.3")
    @Test
    void letsDoubtfulFindingsWaitUntilTheyAreNamed() throws IOException {
        people.with("governance.classify.threshold", "0.99");
        people.classify(people.file().toString());

        assertThat(people.classify("review")).contains("to review").doesNotContain("to accept");
        assertThat(people.classify("accept", "--all")).contains("Nothing is sure enough");
        assertThat(people.definition()).isEqualTo(ClassifiedPeople.DEFINITION);

        people.classify("accept", "mail");

        assertThat(people.definition()).contains("tags: [personal, email]", "tags: [old]");
        assertThat(people.classify("review")).contains("number").doesNotContain("mail");
    }

    @Criterion("data-classification.3")
    @Test
    void keepsWhatSomebodyKnowsBetterWhateverIsFoundLater() throws IOException {
        people.classify("override", "number", "--class", "internal", "--reason", "the shop's own lines");
        people.classify(people.file().toString());

        assertThat(people.definition()).contains("tags: [internal, old]");
        assertThat(people.classify("review")).contains("mail").doesNotContain("number ");
        assertThat(people.classify("review", "--decided")).contains("overridden");
        assertThat(people.actions)
                .containsExactly(new ManualAction(
                        "classify.override", people.name, "number=internal", 1, "the shop's own lines"));
    }

    @Test
    void changesNothingWhereTheRecordFails() throws IOException {
        people.classify(people.file().toString());
        people.failing();

        assertThatThrownBy(() -> people.classify("accept", "--all")).isInstanceOf(WarehouseException.class);

        assertThat(people.definition()).isEqualTo(ClassifiedPeople.DEFINITION);
        assertThat(people.kept()).extracting(Kept::state).containsOnly(Kept.State.OPEN);
        assertThat(folder.resolve("people.yaml.part")).doesNotExist();
    }

    @Test
    void changesNothingWhereTheDefinitionCannotBeEdited() throws IOException {
        String block = ClassifiedPeople.DEFINITION.replace(
                "- {name: mail, length: 50}", "- name: mail\n      tags:\n        - old");
        people.define(block);

        assertThatThrownBy(() -> people.classify("override", "mail", "--class", "personal", "--reason", "so"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("not written as a list in brackets");

        assertThat(people.definition()).isEqualTo(block);
        assertThat(people.kept()).isEmpty();
        assertThat(people.actions).isEmpty();
    }

    @Test
    void answersMistakesWithWhatToDo() throws IOException {
        people.classify(people.file().toString());

        assertThatThrownBy(() -> people.classify("accept"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("Name columns, or give --all");
        assertThatThrownBy(() -> people.classify("accept", "ordered"))
                .hasMessageContaining("Nothing was found of column ordered")
                .hasMessageContaining("waiting: mail, number");
        assertThatThrownBy(() -> people.classify("override", "mial", "--class", "personal", "--reason", "so"))
                .hasMessageContaining("no column mial; did you mean mail?");
        assertThatThrownBy(() -> people.classify("override", "mail", "--class", "privat", "--reason", "so"))
                .hasMessageContaining("--class privat is not known");
        assertThatThrownBy(() ->
                        people.classify("override", "mail", "--class", "public", "--kind", "email", "--reason", "so"))
                .hasMessageContaining("--kind is for classes personal and sensitive-personal");
        assertThatThrownBy(() -> people.classify("override", "mail", "--class", "public"))
                .hasMessageContaining("--reason");
    }

    @Test
    void printsJson() throws IOException {
        JsonNode printed =
                new ObjectMapper().readTree(people.classify(people.file().toString(), "--json"));

        assertThat(printed.path("records").asInt()).isEqualTo(60);
        assertThat(printed.path("columns").get(1).path("kind").asText()).isEqualTo("email");
        assertThat(printed.path("columns").get(1).path("standing").asText()).isEqualTo("sure");
        assertThat(printed.toString()).doesNotContain("post.example");
    }

    @Test
    void keepsNothingOfAFileThatTheDefinitionIsNotOf() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "when,whose\n2026-01-01,bo@post.example\n");

        assertThat(people.classify(other.toString())).contains("is of another file: nothing is kept", "guess");
        assertThat(people.kept()).isEmpty();
    }

    @Criterion("classification-scheme.3")
    @Test
    void printsTheSchemeAsTheSettingsHaveIt() {
        people.with("governance.scheme.confidential.mask", "true").with("governance.scheme.personal.keep-days", "30");

        String printed = people.classify("scheme");

        assertThat(printed).containsPattern("confidential +yes +no +2,555 d +steward");
        assertThat(printed).containsPattern("personal +yes +no +30 d +steward, privacy");
        assertThat(printed).containsPattern("mail +internal +- +no tag");
        assertThat(printed.lines()).allMatch(line -> line.length() <= 80);
    }
}

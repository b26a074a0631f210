package dev.etlpipeline.governance.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose file holds personal columns that nobody has tagged. */
class UntaggedColumnsTest {

    @TempDir
    Path folder;

    private ClassifiedPeople people;

    @BeforeEach
    void namePipeline() throws IOException {
        people = new ClassifiedPeople(folder, H2Databases.inFolder(folder));
    }

    @Test
    void saysWhatWouldGoUnmaskedAndLoads() throws IOException {
        RunResult result = people.load();

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(people.signals)
                .filteredOn(signal -> signal.name().equals(UntaggedColumns.SIGNAL))
                .extracting(Signal::message)
                .satisfiesExactly(
                        mail -> assertThat(mail)
                                .contains("column mail looks personal (email", "neither masked nor encrypted")
                                .doesNotContain("post.example"),
                        number -> assertThat(number).contains("column number looks personal (phone"));
    }

    @Test
    void stopsBeforeTheFirstRowWhereThatIsWanted() throws IOException {
        RunResult result = people.with("governance.classify.untagged", "stop").load();

        assertThat(result.state()).isEqualTo(RunState.REJECTED);
        assertThat(String.valueOf(result.failed().orElseThrow().getMessage()))
                .contains("columns without a tag: mail, number", "Nothing was loaded");
        assertThat(result.accounting().inserted()).isZero();
    }

    @Test
    void asksNoMoreWhenSomebodyHasDecided() throws IOException {
        people.with("governance.classify.untagged", "stop");
        people.classify(people.file().toString());
        people.classify("accept", "mail");
        people.classify("override", "number", "--class", "internal", "--reason", "the shop's own lines");

        assertThat(people.load().state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void doesNotLookWhereThatIsWanted() throws IOException {
        people.with("governance.classify.untagged", "off").load();

        assertThat(people.signals).noneMatch(signal -> signal.name().equals(UntaggedColumns.SIGNAL));
    }

    @Test
    void hasDefaults() {
        ClassifySettings settings = settings(Map.of("warehouse.url", "jdbc:h2:mem:x"));

        assertThat(settings.untagged()).isEqualTo(OnUntagged.WARN);
        assertThat(settings.threshold()).isEqualTo(0.7);
        assertThat(settings.reviewFrom()).isEqualTo(0.3);
        assertThat(settings.sample()).isEqualTo(2_000);
        assertThat(settings.runSample()).isEqualTo(300);
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertThatThrownBy(() -> settings(Map.of(
                        "warehouse.url", "jdbc:h2:mem:x",
                        "governance.classify.threshold", "70",
                        "governance.classify.run-sample", "1",
                        "governance.classify.untagged", "maybe")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("governance.classify.threshold: must be a number from 0 to 1, but is '70'")
                .hasMessageContaining("governance.classify.run-sample")
                .hasMessageContaining("governance.classify.untagged: must be one of warn, stop, off");
    }

    private static ClassifySettings settings(Map<String, String> values) {
        return Settings.of(values, ClassifySettings.class).read(ClassifySettings.class);
    }
}

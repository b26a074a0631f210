package dev.etlpipeline.app.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacklogReaderTest {

    private static final String STORY = ProjectFixture.story("retry", "pipeline-core", "open");

    @TempDir
    Path home;

    @Test
    void readsAllThatAStorySays() {
        Backlog backlog = parse(STORY.replace("state: open", "state: in progress"));

        Story story = backlog.story("retry");
        assertThat(story.title()).isEqualTo("About retry");
        assertThat(story.sprint()).isEqualTo(1);
        assertThat(story.level()).isEqualTo("L2");
        assertThat(story.points()).isEqualTo(3);
        assertThat(story.role()).isEqualTo("Engineer");
        assertThat(story.sentence()).startsWith("I want retry");
        assertThat(story.kind()).isEqualTo("code");
        assertThat(story.module()).isEqualTo("pipeline-core");
        assertThat(story.state()).isEqualTo(StoryState.IN_PROGRESS);
        assertThat(story.criteria())
                .containsExactly(
                        new Wanted("retry.1", "The first thing about retry."),
                        new Wanted("retry.2", "The other thing about retry."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: About retry | titel: About retry | title must be a text",
                "title: About retry | titel: About retry | there is no key 'titel'",
                "sprint: 1 | sprint: 4 | sprint must be a number from 1 to 3, but is '4'",
                "points: 3 | points: many | points must be a number from 1 to 8, but is 'many'",
                "level: L2 | level: L5 | 'level must be one of L1, L2, L3, L4, but is ''L5'''",
                "kind: code | kind: prose | 'kind must be one of code, doc, both, but is ''prose'''",
                "state: open | state: absent | 'state must be one of open, in progress, done, but is ''absent'''",
                "retry.2: | retry.3: | criterion retry.3 must be retry.2",
                "retry.2: | rettry.2: | criterion rettry.2 must be retry.2"
            })
    void refusesWhatAStoryMayNotSay(String right, String wrong, String why) {
        assertThatThrownBy(() -> parse(STORY.replace(right, wrong)))
                .isInstanceOf(BacklogException.class)
                .hasMessageStartingWith("seeds/backlog.yaml can not be used:\n  story retry: ")
                .hasMessageContaining(why);
    }

    @Test
    void refusesAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> parse(STORY.replace("level: L2", "level: X").replace("points: 3", "points: 0")))
                .hasMessageContaining("level must be")
                .hasMessageContaining("points must be");
    }

    @Test
    void refusesAStoryThatStandsThereTwice() {
        assertThatThrownBy(() -> parse(STORY + STORY)).hasMessageContaining("story retry stands there twice");
    }

    @Test
    void refusesACriterionThatStandsThereTwice() {
        assertThatThrownBy(() -> parse(STORY.replace("retry.2", "retry.1")))
                .isInstanceOf(BacklogException.class)
                .hasMessageContaining("duplicate key retry.1");
    }

    @Test
    void refusesAStoryWithoutCriteria() {
        String none = STORY.substring(0, STORY.indexOf("criteria:")) + "criteria: {}\n";

        assertThatThrownBy(() -> parse(none)).hasMessageContaining("criteria must be a map of ids and texts");
    }

    @Test
    void refusesAFileThatIsNoBacklog() {
        assertThatThrownBy(() -> new BacklogReader().parse("a: b"))
                .hasMessageContaining("it needs a list of stories under the key stories");
        assertThatThrownBy(() -> new BacklogReader().parse("- 'a"))
                .isInstanceOf(BacklogException.class)
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> BacklogReader.read(home)).hasMessageContaining("There is no seeds/backlog.yaml in");
    }

    @Test
    void namesTheNearestStory() {
        Backlog backlog = parse(STORY);

        assertThatThrownBy(() -> backlog.story("rety"))
                .isInstanceOf(BacklogException.class)
                .hasMessage("There is no story rety; did you mean retry?");
    }

    private static Backlog parse(String stories) {
        return new BacklogReader().parse("stories:\n" + stories);
    }
}

package dev.etlpipeline.app.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlpipeline.app.backlog.Board;
import dev.etlpipeline.app.backlog.Modules;
import dev.etlpipeline.app.backlog.Story;
import dev.etlpipeline.app.backlog.StoryState;
import dev.etlpipeline.app.backlog.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the stories: that they name what is there, and that each story can really be done again. */
class StoryExercisesTest {

    /** Set where an exercise is performed: the tree is a participant's then. */
    private static final String PERFORMING = "PIPELINE_EXERCISE";

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    private static Board board;

    @TempDir
    private Path folder;

    @BeforeAll
    static void readTheBacklog() {
        board = Board.of(HOME, line -> Optional.empty());
    }

    /** Those whose module is in the build. */
    private static List<StoryExercise> exercises() throws IOException {
        List<StoryExercise> all = new ArrayList<>();
        for (StoryExercise exercise : StoryExercises.in(HOME)) {
            if (exercise.tests().stream().allMatch(test -> moduleOf(test).isPresent())) {
                all.add(exercise);
            }
        }
        return all;
    }

    private static Optional<String> moduleOf(String test) {
        return Modules.inBuild(HOME).stream()
                .filter(module -> Files.isRegularFile(
                        HOME.resolve(module).resolve("src/test/java").resolve(test.replace('.', '/') + ".java")))
                .findFirst();
    }

    @Test
    void thereIsOneForEachCodeStoryThatIsDone() throws IOException {
        List<String> done = board.backlog().stories().stream()
                .filter(story -> story.kind().equals("code"))
                .filter(story -> !story.module().equals("chaos-scenarios"))
                .filter(story -> board.state(story) == StoryState.DONE)
                .map(Story::slug)
                .toList();

        assertThat(StoryExercises.in(HOME).stream().map(StoryExercise::story)).containsAll(done);
    }

    @Test
    void pagesShowTheirOwnCommands() throws IOException {
        for (StoryExercise exercise : StoryExercises.in(HOME)) {
            assertThat(Files.readString(HOME.resolve(exercise.page())))
                    .as(exercise.page())
                    .contains("./pipeline workshop start " + exercise.story() + "\n")
                    .contains("./pipeline workshop check var/workshop/" + exercise.story() + "\n")
                    .contains("./pipeline workshop solution " + exercise.story() + "\n");
        }
    }

    @Test
    void pagesNameAFirstTestThatIsThere() throws IOException {
        for (StoryExercise exercise : exercises()) {
            FirstTest first = FirstTest.on(HOME.resolve(exercise.page()));

            assertThat(sources(first.type()))
                    .as("%s names %s", exercise.page(), first)
                    .anyMatch(source -> source.contains("void " + first.method() + "("));
        }
    }

    private static List<String> sources(String type) throws IOException {
        List<String> sources = new ArrayList<>();
        for (String module : Modules.inBuild(HOME)) {
            try (Stream<Path> files = Files.walk(HOME.resolve(module).resolve("src"))) {
                for (Path file :
                        files.filter(one -> one.endsWith(type + ".java")).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources;
    }

    @Test
    void testsProveCriteriaOfTheirStory() throws IOException {
        for (StoryExercise exercise : exercises()) {
            Story story = board.backlog().story(exercise.story());

            assertThat(story.criteria().stream().flatMap(wanted -> proofs(wanted)))
                    .as("tests of %s that its page lists", exercise.story())
                    .anyMatch(test -> exercise.tests().stream().anyMatch(listed -> isOf(test, listed)));
        }
    }

    private static Stream<String> proofs(Wanted wanted) {
        return board.evidence(wanted).stream().flatMap(evidence -> evidence.proof().ranBy().stream());
    }

    /** Contracts are run by classes of another name. */
    private static boolean isOf(String test, String listed) {
        String type = test.replaceAll("#.*", "");
        return type.equals(listed)
                || simple(type).replace("Contract", "").equals(simple(listed).replaceAll("On.*", ""));
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    @Test
    void aCopyThatIsThereIsNotOverwritten() throws IOException {
        assumeTrue(!exercises().isEmpty(), "there is no module with stories");
        StoryExercise exercise = exercises().get(0);

        assertThatThrownBy(() -> ParticipantCopy.make(HOME, exercise, folder))
                .isInstanceOf(WorkshopException.class)
                .hasMessageContaining("is there already")
                .hasMessageContaining("--into");
    }

    @Test
    void aFolderThatIsNoCopyIsRefused() {
        assertThatThrownBy(() -> ParticipantCopy.open(folder))
                .isInstanceOf(WorkshopException.class)
                .hasMessageContaining("is no copy that ./pipeline workshop start STORY made");
    }

    @Test
    void theAnswerIsTakenOutAndCanBeSeenAndPutBack() throws IOException {
        for (StoryExercise exercise : exercises()) {
            Path home = whatItNeeds(exercise);
            Path to = folder.resolve(exercise.story());

            ParticipantCopy copy = ParticipantCopy.make(home, exercise, to);

            for (Answer answer : exercise.answers()) {
                String file = answer.file(HOME, Modules.inBuild(HOME));
                assertThat(to.resolve(file)).content().contains("// Yours: " + exercise.story());
            }
            assertThat(ParticipantCopy.open(to).solution()).isEqualTo(ParticipantCopy.solution(HOME, exercise));
            for (String file : copy.apply()) {
                assertThat(to.resolve(file)).hasSameTextualContentAs(HOME.resolve(file));
            }
        }
    }

    /** A project of nothing else: the whole one, once for each story, takes its time. */
    private Path whatItNeeds(StoryExercise exercise) throws IOException {
        Path home = folder.resolve("for-" + exercise.story());
        List<String> files = new ArrayList<>(List.of("pom.xml", exercise.page()));
        for (Answer answer : exercise.answers()) {
            files.add(answer.file(HOME, Modules.inBuild(HOME)));
        }
        for (String file : files) {
            FileUtils.copyFile(HOME.resolve(file).toFile(), home.resolve(file).toFile());
        }
        return home;
    }

    /** All at once: two builds instead of two for each. */
    @Test
    @Tag("performed")
    @DisabledIfEnvironmentVariable(named = PERFORMING, matches = ".+", disabledReason = "it is being performed")
    void eachStorysTestsFailWithoutItsAnswerAndPassWithIt() throws IOException, InterruptedException {
        List<StoryExercise> exercises = exercises();
        assumeTrue(!exercises.isEmpty(), "there is no module with stories");
        Path to = folder.resolve("all");
        List<Answer> answers =
                exercises.stream().flatMap(one -> one.answers().stream()).toList();
        List<String> tests = exercises.stream()
                .flatMap(one -> one.tests().stream())
                .distinct()
                .toList();
        ParticipantCopy copy =
                ParticipantCopy.make(HOME, new StoryExercise("all", StoryExercises.FOLDER, answers, tests), to);
        StoryTests run = new StoryTests(to);

        assertThat(run.pass(tests, options("-Dmaven.test.failure.ignore"))).isTrue();
        for (StoryExercise exercise : exercises) {
            FirstTest first = FirstTest.on(to.resolve(exercise.page()));
            assertThat(results(to).filter(first::isIn))
                    .as("without the answer of %s, %s", exercise.story(), first)
                    .isNotEmpty()
                    .allMatch(StoryExercisesTest::failed);
        }

        copy.apply();

        assertThat(run.pass(tests, options())).as("%s", run.failures(20)).isTrue();
        assertThat(tests).noneMatch(test -> failed(to, test));
    }

    private static List<String> options(String... more) {
        List<String> options = new ArrayList<>(List.of(more));
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            options.add("-Dmaven.repo.local=" + repository);
        }
        return options;
    }

    /** As the listener of the tests wrote it; it must have run. */
    private static boolean failed(Path home, String test) {
        List<List<String>> lines = results(home)
                .filter(fields -> fields.get(2).equals(test) || fields.get(2).startsWith(test + "$"))
                .toList();
        assertThat(lines).as("results of %s", test).isNotEmpty();
        return lines.stream().anyMatch(StoryExercisesTest::failed);
    }

    private static boolean failed(List<String> fields) {
        return fields.get(0).equals("FAILED");
    }

    private static Stream<List<String>> results(Path home) {
        return Modules.inBuild(home).stream()
                .map(module -> home.resolve(module).resolve("target/backlog/results.tsv"))
                .filter(Files::isRegularFile)
                .flatMap(StoryExercisesTest::lines)
                .map(line -> List.of(line.split("\t", -1)));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

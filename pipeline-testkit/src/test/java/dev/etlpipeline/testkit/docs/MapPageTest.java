package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the workshop's map of the code shows what there is, and fits on a page and a screen. */
class MapPageTest {

    private static final Pattern FILE = Pattern.compile("\\b([a-z-]+(?:/[a-z]+)*)/([A-Z][a-z]\\w+)");
    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
    private static final Path CORE = Path.of("pipeline-core/src/main/java/dev/etlpipeline/core");
    private static final int LINES = 60;
    private static final int COLUMNS = 100;

    private final Page page = Page.of("docs/workshop/map.md");
    private final String text = Page.text(page.file());

    @Test
    void fitsOnAPage() {
        assertThat(text.lines().count()).isLessThanOrEqualTo(LINES);
        assertThat(drawing()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
    }

    @Test
    void namesFilesThatAreThere() {
        List<Path> files = FILE.matcher(text)
                .results()
                .map(file -> path(file.group(1), file.group(2)))
                .filter(MapPageTest::isInTheBuild)
                .toList();

        assertThat(files).hasSizeGreaterThan(40);
        assertThat(files).allSatisfy(file -> assertThat(file).exists());
    }

    /** A module that was deleted leaves its files on the map; they are no fault of it. */
    private static boolean isInTheBuild(Path file) {
        return Files.exists(Page.root().resolve(Page.root().relativize(file).getName(0)));
    }

    private static Path path(String folder, String type) {
        String source = folder.matches("(pipeline-|chaos-scenarios).*")
                ? folder.replaceFirst("pipeline-(\\w+)", "pipeline-$1/src/main/java/dev/etlpipeline/$1")
                        .replaceFirst("chaos-scenarios", "chaos-scenarios/src/main/java/dev/etlpipeline/chaos")
                : CORE.resolve(folder).toString();
        return Page.root().resolve(source).resolve(type + ".java");
    }

    @Test
    void showsEveryPackageOfTheCoreAndEveryModule() throws IOException {
        Set<String> shown = new TreeSet<>();
        FILE.matcher(text).results().forEach(file -> shown.add(file.group(1).replaceFirst("/.*", "")));

        try (Stream<Path> packages = Files.list(Page.root().resolve(CORE))) {
            assertThat(shown)
                    .containsAll(packages.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .toList());
        }
        assertThat(MODULE.matcher(Page.text(Page.root().resolve("pom.xml"))).results())
                .isNotEmpty()
                .allSatisfy(module -> assertThat(text).contains(module.group(1) + "/"));
    }

    private List<String> drawing() {
        return page.blocks().get(0).text().lines().toList();
    }
}

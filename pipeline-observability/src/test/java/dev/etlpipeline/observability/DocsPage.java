package dev.etlpipeline.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page under docs/observability, as far as tests of it look. Parts that are made from the code stand between marks; they are
 * written anew by {@code mvn test -pl pipeline-observability -Dtest=... -Dtest.args=-Dpages.write=true}.
 */
public final class DocsPage {

    private static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final List<String> MODULES =
            List.of("pipeline-resilience", "pipeline-governance", "chaos-scenarios", "pipeline-sandbox");

    private final Path file;

    public DocsPage(String name) {
        this.file = ROOT.resolve("docs/observability").resolve(name);
    }

    /** A file of the project, by its path there. */
    public static Path project(String path) {
        return ROOT.resolve(path);
    }

    public String text() {
        return text(file);
    }

    public static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String section(String heading) {
        String mark = "\n## " + heading + "\n";
        String page = text();
        assertThat(page).contains(mark);
        String from = page.substring(page.indexOf(mark) + mark.length());
        return from.contains("\n## ") ? from.substring(0, from.indexOf("\n## ")) : from;
    }

    /** The cells of a section's tables, without heads. */
    public List<List<String>> rows(String heading) {
        List<String> lines = section(heading).lines().toList();
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .filter(i -> lines.get(i).startsWith("|") && isBelowHead(lines, i))
                .map(i -> cells(lines.get(i)))
                .toList();
    }

    private static boolean isBelowHead(List<String> lines, int at) {
        int first = at;
        while (first > 0 && lines.get(first - 1).startsWith("|")) {
            first--;
        }
        return at - first > 1;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("(?<!\\\\)\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** What stands in backticks. */
    public static List<String> codes(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /**
     * That a test of this name is there, as {@code Class} or {@code Class#method}. Where a module was deleted, it may have been
     * its.
     */
    public static void assertIsATest(String name) {
        String[] test = name.split("#");
        assertThat(isThere(test[0], test.length > 1 ? " void " + test[1] + "(" : "class ") || aModuleIsGone())
                .as(name)
                .isTrue();
    }

    private static boolean aModuleIsGone() {
        return MODULES.stream().anyMatch(module -> !Files.isDirectory(ROOT.resolve(module)));
    }

    private static boolean isThere(String type, String text) {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .anyMatch(sources -> holds(sources, type + ".java", text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path sources, String name, String text) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.anyMatch(file -> file.endsWith(name) && text(file).contains(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That a part of the page is as it was made; or writes it, where that was asked for. */
    public void assertHolds(String part, String made) {
        String page = text();
        String begin = "<!-- made: " + part + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("\n<!-- made until here -->", from);
        assertThat(page).contains(begin);
        assertThat(to).as("the end of " + part).isPositive();
        if (Boolean.getBoolean("pages.write")) {
            write(page.substring(0, from) + made + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).as(part + " in " + file).isEqualTo(made);
        }
    }

    private void write(String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.etlpipeline.app.backlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages under {@code docs}: which criteria their front matter says to meet, and whether what it names is there. */
final class Pages {

    private static final List<String> KINDS = List.of("command", "figure", "table", "drawing");
    private static final Set<String> MATTER = new TreeSet<>(List.of("exercise", "meets"));
    private static final Set<String> KEYS = Set.of("heading", "test", "command", "figure", "table", "drawing");

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    static Pages read(Path home) {
        Pages pages = new Pages();
        Path docs = home.resolve("docs");
        if (!Files.isDirectory(docs)) {
            return pages;
        }
        try (Stream<Path> files = Files.walk(docs)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(home.relativize(file).toString().replace('\\', '/'), Page.of(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    /** Front matter that says nothing that could be checked. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    void add(String name, Page page) {
        pages.put(name, page);
        try {
            Map<?, ?> matter = FrontMatter.map(page.frontMatter());
            if (!MATTER.containsAll(matter.keySet())) {
                problems.add(name + ": the front matter may have the keys " + MATTER + ", and no others");
            } else if (matter.containsKey("meets") && !(matter.get("meets") instanceof Map)) {
                problems.add(name + ": the front matter must have a map of criteria under the key meets");
            } else if (matter.get("meets") instanceof Map<?, ?> meets) {
                meets.forEach((criterion, how) -> claims(name, String.valueOf(criterion), how));
            }
        } catch (BacklogException e) {
            problems.add(name + ": " + e.getMessage());
        }
    }

    /** A criterion may be met in several ways, as a list. */
    private void claims(String page, String criterion, @Nullable Object how) {
        for (Object each : how instanceof List<?> list ? list : List.of(how == null ? "" : how)) {
            if (each instanceof Map<?, ?> map) {
                claim(page, criterion, map);
            } else {
                problems.add(page + ": " + criterion + " needs a heading and what proves it there");
            }
        }
    }

    private void claim(String page, String criterion, Map<?, ?> how) {
        List<String> kinds = KINDS.stream().filter(how::containsKey).toList();
        Optional<?> unknown =
                how.keySet().stream().filter(key -> !KEYS.contains(key)).findFirst();
        if (unknown.isPresent()) {
            problems.add(page + ": " + criterion + " has no key '" + unknown.get() + "'");
        } else if (!how.containsKey("heading") || kinds.size() != 1) {
            problems.add(page + ": " + criterion + " needs a heading, and one of " + String.join(", ", KINDS));
        } else if (!kinds.contains("command") && !how.containsKey("test")) {
            problems.add(page + ": " + criterion + " is proven by a " + kinds.get(0)
                    + ", and names no test that checks it (test: class#method)");
        } else {
            Object test = how.get("test");
            claims.add(new Claim(
                    criterion,
                    page,
                    String.valueOf(how.get("heading")),
                    kinds.get(0),
                    String.valueOf(how.get(kinds.get(0))),
                    test == null ? null : test.toString()));
        }
    }

    /** What is wrong with what a claim says about its page. */
    Optional<String> fault(Claim claim) {
        Page page = pages.get(claim.page());
        Optional<List<String>> section = page == null ? Optional.empty() : page.section(claim.heading());
        if (section.isEmpty()) {
            return Optional.of("there is no heading '" + claim.heading() + "'");
        }
        return Page.holds(section.get(), claim.kind(), claim.what())
                ? Optional.empty()
                : Optional.of(
                        "there is no " + claim.kind() + " with '" + claim.what() + "' under '" + claim.heading() + "'");
    }
}

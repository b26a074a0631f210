package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That links inside the project lead somewhere. Nothing is fetched. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\[]*\\]\\(([^()\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    private static final Set<String> NOT_OURS = Set.of("target", "var", "node_modules");

    @Test
    void everyLinkLeadsToAFileAndAHeadingThatAreThere() throws IOException {
        List<Page> pages = pages();

        List<String> broken = new ArrayList<>();
        pages.forEach(page -> broken.addAll(broken(page)));

        assertThat(pages).extracting(Page::name).contains("README.md", "docs/README.md", "CONTRIBUTING.md");
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageUnderDocsIsLinkedFromAnIndex() throws IOException {
        Set<Path> linked = new java.util.HashSet<>();
        for (Page page : pages().stream()
                .filter(page -> page.name().startsWith("docs/") && page.name().endsWith("/README.md"))
                .toList()) {
            links(page).forEach(link -> linked.add(target(page, link)));
        }

        assertThat(pages())
                .filteredOn(
                        page -> page.name().startsWith("docs/") && !page.name().equals("docs/README.md"))
                .allSatisfy(page -> assertThat(linked).contains(page.file()));
    }

    private static List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        Files.walkFileTree(Page.root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean skipped = NOT_OURS.contains(name) || (name.startsWith(".") && !folder.equals(Page.root()));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(Page.of(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return pages;
    }

    private static List<String> links(Page page) {
        List<String> links = new ArrayList<>();
        for (Page.Line line : page.prose()) {
            Matcher link = LINK.matcher(line.text().replaceAll("`[^`]*`", "code"));
            while (link.find()) {
                if (!ELSEWHERE.matcher(link.group(1)).matches()) {
                    links.add(link.group(1));
                }
            }
        }
        return links;
    }

    private static List<String> broken(Page page) {
        return links(page).stream()
                .flatMap(link -> fault(page, link).map(why -> page.name() + ": " + link + " " + why).stream())
                .toList();
    }

    private static Optional<String> fault(Page page, String link) {
        Path target = target(page, link);
        if (!target.startsWith(Page.root())) {
            return Optional.of("leads out of the project");
        }
        if (!Files.exists(target)) {
            return absentModule(target) ? Optional.empty() : Optional.of("is not there");
        }
        int hash = link.indexOf('#');
        if (hash < 0 || !target.toString().endsWith(".md")) {
            return Optional.empty();
        }
        return Page.of(target).hasAnchor(link.substring(hash + 1))
                ? Optional.empty()
                : Optional.of("has no such heading");
    }

    /** A module that was deleted leaves links behind; they are no fault of the page. */
    private static boolean absentModule(Path target) {
        String top = Page.root().relativize(target).getName(0).toString();
        return top.startsWith("pipeline-") && !Files.exists(Page.root().resolve(top));
    }

    private static Path target(Page page, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    }
}

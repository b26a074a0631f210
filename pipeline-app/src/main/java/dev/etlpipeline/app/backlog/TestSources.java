package dev.etlpipeline.app.backlog;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the sources say: which test proves which criterion, and which tests there are. The JDK's own parser reads them, so that
 * neither a comment nor a text is taken for an annotation; only files that hold a name that is looked for are parsed.
 */
final class TestSources {

    private final Path home;
    private final List<String> modules;
    private final List<Proof> proofs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    TestSources(Path home, List<String> modules) {
        this.home = home;
        this.modules = modules;
    }

    /** Finds all proofs. */
    static TestSources read(Path home, List<String> modules) {
        TestSources sources = new TestSources(home, modules);
        List<Path> marked = new ArrayList<>();
        for (Path root : sources.roots()) {
            marked.addAll(holding(root, "@" + AnnotationScan.CRITERION));
        }
        for (Scanned scanned : sources.scan(marked)) {
            sources.proofs.addAll(scanned.proofs());
            sources.problems.addAll(scanned.problems());
        }
        return sources;
    }

    /** What a file holds. */
    record Scanned(List<Proof> proofs, List<String> problems, Set<String> tests) {}

    List<Proof> proofs() {
        return List.copyOf(proofs);
    }

    /** Annotations that prove nothing, each with its place. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** @param test binary name of a class, {@code #} and the name of a method that is a test */
    boolean has(String test) {
        int hash = test.indexOf('#');
        String type = hash < 0 ? test : test.substring(0, hash);
        String file = type.replaceAll("\\$.*", "").replace('.', '/') + ".java";
        List<Path> files = roots().stream()
                .map(root -> root.resolve(file))
                .filter(Files::isRegularFile)
                .toList();
        Set<String> tests = new HashSet<>();
        scan(files).forEach(scanned -> tests.addAll(scanned.tests()));
        return tests.contains(test);
    }

    /** Contracts that several modules run stand in a module's main sources. */
    private List<Path> roots() {
        return modules.stream()
                .flatMap(module -> Stream.of("src/test/java", "src/main/java")
                        .map(sources -> home.resolve(module).resolve(sources)))
                .filter(Files::isDirectory)
                .toList();
    }

    private static List<Path> holding(Path root, String text) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file ->
                            file.toString().endsWith(".java") && text(file).contains(text))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Scanned> scan(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (files.isEmpty()) {
            return List.of();
        }
        if (compiler == null) {
            throw new BacklogException(
                    "The proofs are read from the sources with the JDK's compiler, and this Java has none;"
                            + " use a JDK instead of a runtime (" + System.getProperty("java.home") + ").");
        }
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            // What does not parse is for the compiler to say, when the tests are built.
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    ignored -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Scanned> scanned = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                scanned.add(new AnnotationScan(unit, positions, place(unit)).scanned());
            }
            return scanned;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String place(CompilationUnitTree unit) {
        Path file = Path.of(unit.getSourceFile().toUri());
        return home.toAbsolutePath().normalize().relativize(file).toString().replace('\\', '/');
    }
}

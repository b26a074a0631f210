package dev.etlpipeline.app.backlog;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tests of one file, and the criteria that they name. */
final class AnnotationScan extends TreeScanner<@Nullable Void, String> {

    static final String CRITERION = "Criterion";

    /** What makes a method a test, in JUnit, jqwik and Jazzer. */
    private static final Set<String> TESTS = Set.of(
            "Test",
            "ParameterizedTest",
            "RepeatedTest",
            "TestFactory",
            "TestTemplate",
            "Property",
            "Example",
            "FuzzTest");

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String file;
    private final List<Proof> proofs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> tests = new HashSet<>();

    AnnotationScan(CompilationUnitTree unit, SourcePositions positions, String file) {
        this.unit = unit;
        this.positions = positions;
        this.file = file;
    }

    TestSources.Scanned scanned() {
        ExpressionTree of = unit.getPackageName();
        scan(unit.getTypeDecls(), of == null ? "" : of + ".");
        return new TestSources.Scanned(proofs, problems, tests);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, String prefix) {
        String name = prefix + type.getSimpleName();
        super.visitClass(type, name + "$");
        for (AnnotationTree criterion : annotations(type.getModifiers(), CRITERION)) {
            // What it inherits counts too, and is not seen from here.
            boolean hasTests =
                    type.getExtendsClause() != null || tests.stream().anyMatch(test -> test.startsWith(name));
            prove(criterion, type.getModifiers(), name, hasTests);
        }
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, String prefix) {
        String test = prefix.substring(0, prefix.length() - 1) + "#" + method.getName();
        boolean isTest = TESTS.stream()
                .anyMatch(name -> !annotations(method.getModifiers(), name).isEmpty());
        if (isTest) {
            tests.add(test);
        }
        for (AnnotationTree criterion : annotations(method.getModifiers(), CRITERION)) {
            prove(criterion, method.getModifiers(), test, isTest);
        }
        return super.visitMethod(method, prefix);
    }

    private void prove(AnnotationTree criterion, ModifiersTree modifiers, String test, boolean isTest) {
        String place = file + ":" + unit.getLineMap().getLineNumber(positions.getStartPosition(unit, criterion));
        String id = literal(criterion);
        if (id == null) {
            problems.add(place + ": @Criterion needs the criterion's id as a literal");
        } else if (!isTest) {
            problems.add(place + ": @Criterion(\"" + id + "\") stands on what is no test, and so proves nothing");
        } else if (!annotations(modifiers, "Disabled").isEmpty()) {
            problems.add(place + ": @Criterion(\"" + id + "\") stands on a disabled test, which proves nothing");
        } else {
            proofs.add(new Proof(id, shown(test), test, place));
        }
    }

    /** Such as {@code RetryTest.givesUpInTheEnd}; a class alone stands for all of its tests. */
    private static String shown(String test) {
        String simple = test.substring(test.lastIndexOf('.') + 1);
        return simple.replace('#', '.').replace('$', '.');
    }

    private static List<? extends AnnotationTree> annotations(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> {
                    String type = annotation.getAnnotationType().toString();
                    return type.equals(name) || type.endsWith("." + name);
                })
                .toList();
    }

    private static @Nullable String literal(AnnotationTree annotation) {
        if (annotation.getArguments().size() != 1) {
            return null;
        }
        ExpressionTree argument = annotation.getArguments().get(0);
        Tree value = argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
        return value instanceof LiteralTree literal && literal.getValue() instanceof String id ? id : null;
    }
}

package dev.etlpipeline.app.workshop;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A method in a source, as the JDK's own parser finds it.
 *
 * @param source the whole file
 * @param start  of the method, its annotations included
 * @param body   place of the body's opening brace
 * @param end    behind the body's closing brace
 * @param line   on which the method starts, from 1
 */
record MethodText(String source, int start, int body, int end, long line) {

    private static final String INDENT = "        ";

    /** The first of that name in the file's outermost class. */
    static Optional<MethodText> find(String source, String method) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new WorkshopException("Sources are read with the JDK's compiler, and this Java has none; use a JDK"
                    + " instead of a runtime (" + System.getProperty("java.home") + ").");
        }
        JavacTask task = (JavacTask)
                compiler.getTask(null, null, ignored -> {}, List.of("-proc:none"), null, List.of(new Source(source)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            return unit.getTypeDecls().stream()
                    .filter(ClassTree.class::isInstance)
                    .flatMap(type -> ((ClassTree) type).getMembers().stream())
                    .filter(member -> isNamed(member, method))
                    .map(MethodTree.class::cast)
                    .findFirst()
                    .map(found -> of(source, unit, positions, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNamed(Tree member, String method) {
        return member instanceof MethodTree found
                && found.getBody() != null
                && found.getName().contentEquals(method);
    }

    private static MethodText of(
            String source, CompilationUnitTree unit, SourcePositions positions, MethodTree method) {
        BlockTree body = method.getBody();
        long start = positions.getStartPosition(unit, method);
        return new MethodText(
                source,
                (int) start,
                (int) positions.getStartPosition(unit, body),
                (int) positions.getEndPosition(unit, body),
                unit.getLineMap().getLineNumber(start));
    }

    /** The method, without the file's indentation. */
    String text() {
        return source.substring(start, end).replaceAll("(?m)^ {4}", "");
    }

    /** The file with another body of the method. */
    String with(String statements, String remark) {
        StringBuilder inside = new StringBuilder("{\n" + INDENT + "// " + remark + "\n");
        statements.lines().forEach(line -> inside.append(INDENT).append(line).append('\n'));
        return source.substring(0, body) + inside + "    }" + source.substring(end);
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}

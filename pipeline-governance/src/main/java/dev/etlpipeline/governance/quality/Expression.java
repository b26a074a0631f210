package dev.etlpipeline.governance.quality;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import dev.etlpipeline.core.definition.DidYouMean;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one row in the Common Expression Language (cel.dev), compiled and checked for its types once. It sees the
 * columns' values and nothing else: no loops (there are no macros), no I/O, no clock, no classes; its size is bounded, and
 * its regular expressions are RE2's, of linear time. Thread-safe.
 */
final class Expression {

    /** Characters; enough for a condition, too few to be a program. */
    static final int LONGEST = 2_000;

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']+)'");

    private static final CelOptions BOUNDED = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseExpressionNodeCount(500)
            .maxParseRecursionDepth(50)
            .maxRegexProgramSize(1_000)
            .enableHeterogeneousNumericComparisons(true)
            .enableComprehension(false)
            .comprehensionMaxIterations(0)
            .build();

    private static final String DATE = "date";
    private static final String DATE_OF_TEXT = "date_string";

    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(BOUNDED)
            .addFunctionBindings(CelFunctionBinding.fromOverloads(
                    DATE, CelFunctionBinding.from(DATE_OF_TEXT, String.class, Expression::date)))
            .build();

    /** What an expression says of a row. */
    enum Answer {
        YES,
        NO,
        /** A column that it names has no value, and it says nothing of null. */
        NOT_ASKED
    }

    private final Program program;
    private final Map<String, Integer> columns;
    private final boolean asksForNull;

    private Expression(Program program, Map<String, Integer> columns, boolean asksForNull) {
        this.program = program;
        this.columns = columns;
        this.asksForNull = asksForNull;
    }

    /**
     * @param option that it stands in, for complaints
     * @throws IllegalArgumentException where it cannot be used; says where and why
     */
    static Expression compile(String option, String text, Schema schema) {
        CelCompilerBuilder compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(BOUNDED)
                .setResultType(SimpleType.BOOL)
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        DATE,
                        CelOverloadDecl.newGlobalOverload(DATE_OF_TEXT, SimpleType.TIMESTAMP, SimpleType.STRING)));
        for (Column column : schema.columns()) {
            if (IDENTIFIER.matcher(column.name()).matches()) {
                compiler.addVar(column.name(), type(column.type()));
            }
        }
        CelValidationResult result = compiler.build().compile(text);
        if (result.hasError()) {
            throw new IllegalArgumentException(complaint(option, result.getErrors(), schema));
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            List<CelExpr> nodes = CelNavigableAst.fromAst(tree)
                    .getRoot()
                    .allNodes()
                    .map(CelNavigableExpr::expr)
                    .toList();
            nodes.forEach(Expression::refuseNoDate);
            return new Expression(RUNTIME.createProgram(tree), columns(nodes, schema), saysNull(nodes));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("option " + option + " is no usable expression: " + e.getMessage(), e);
        }
    }

    private static CelType type(ColumnType type) {
        return switch (type) {
            case TEXT -> NullableType.create(SimpleType.STRING);
            case INTEGER -> NullableType.create(SimpleType.INT);
            case DECIMAL -> NullableType.create(SimpleType.DOUBLE);
            case BOOLEAN -> NullableType.create(SimpleType.BOOL);
            case DATE, TIMESTAMP -> SimpleType.TIMESTAMP;
        };
    }

    private static String complaint(String option, List<CelIssue> issues, Schema schema) {
        CelIssue first = issues.get(0);
        String message = first.getMessage().replace(" (in container '')", "");
        Matcher unknown = UNKNOWN.matcher(message);
        if (unknown.find()) {
            List<String> known = schema.columns().stream().map(Column::name).toList();
            message = "there is no column or function " + unknown.group(1) + DidYouMean.hint(unknown.group(1), known);
        }
        int at = first.getSourceLocation().getColumn();
        return "option " + option + " is no usable expression: " + (at < 0 ? "" : "character " + (at + 1) + ": ")
                + message;
    }

    private static Map<String, Integer> columns(List<CelExpr> nodes, Schema schema) {
        Map<String, Integer> columns = new HashMap<>();
        for (CelExpr node : nodes) {
            if (node.getKind() == ExprKind.Kind.IDENT && schema.has(node.ident().name())) {
                columns.put(node.ident().name(), schema.indexOf(node.ident().name()));
            }
        }
        return Map.copyOf(columns);
    }

    private static boolean saysNull(List<CelExpr> nodes) {
        return nodes.stream()
                .anyMatch(node -> node.getKind() == ExprKind.Kind.CONSTANT
                        && node.constant().getKind() == CelConstant.Kind.NULL_VALUE);
    }

    /** A date that is written down is known to be one before any row is asked. */
    private static void refuseNoDate(CelExpr node) {
        if (node.getKind() != ExprKind.Kind.CALL || !node.call().function().equals(DATE)) {
            return;
        }
        CelExpr text = node.call().args().get(0);
        if (text.getKind() == ExprKind.Kind.CONSTANT) {
            try {
                LocalDate.parse(text.constant().stringValue());
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        "date(\"" + text.constant().stringValue() + "\") is no date of the form 2026-12-31", e);
            }
        }
    }

    /** Those that it names. */
    Set<String> columns() {
        return new TreeSet<>(columns.keySet());
    }

    /** What cannot be computed, such as a division by zero, does not hold. */
    Answer of(Row row) {
        Map<String, Object> values = new HashMap<>(columns.size() * 2);
        boolean lacks = false;
        for (Map.Entry<String, Integer> column : columns.entrySet()) {
            Object value = row.get(column.getValue());
            lacks |= value == null;
            values.put(column.getKey(), value == null ? NullValue.NULL_VALUE : native_(value));
        }
        if (lacks && !asksForNull) {
            return Answer.NOT_ASKED;
        }
        try {
            return Boolean.TRUE.equals(program.eval(values)) ? Answer.YES : Answer.NO;
        } catch (CelEvaluationException e) {
            return lacks ? Answer.NOT_ASKED : Answer.NO;
        }
    }

    private static Object native_(Object value) {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        return value instanceof BigDecimal decimal ? (Object) decimal.doubleValue() : value;
    }

    private static @Nullable Object date(String text) throws CelEvaluationException {
        try {
            Instant start = LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            return start;
        } catch (DateTimeParseException e) {
            throw new CelEvaluationException("no date of the form 2026-12-31", e);
        }
    }
}

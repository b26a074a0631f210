package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.Derivation;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code risk}: the risk level by the rule that its users know. Region London or West Midlands +2; a micro company +1, or
 * else a large one -1; suspended +3; no geography +1. Up to 0 is Low, up to 2 Medium, above High. {@code into} names three
 * columns: level, score, and the factors that counted, separated by semicolons. Options {@code region},
 * {@code company-size}, {@code status} and {@code geography} rename the columns that it reads.
 */
final class RiskStep implements RowStep {

    private static final Set<String> RISKY_REGIONS = Set.of("London", "West Midlands");

    private final int region;
    private final int companySize;
    private final int status;
    private final int geography;
    private final int level;
    private final int score;
    private final int factors;

    RiskStep(StepSpec spec, Schema schema) {
        spec.options().allowOnly(StepSpec.INTO, "region", "company-size", "status", "geography");
        region = Declaration.input(spec, schema, "region", "region", ColumnType.TEXT);
        companySize = Declaration.input(spec, schema, "company-size", "company_size", ColumnType.TEXT);
        status = Declaration.input(spec, schema, "status", "status", ColumnType.TEXT);
        geography = Declaration.input(spec, schema, "geography", "geo_enriched", ColumnType.BOOLEAN);
        List<String> into = spec.options().texts(StepSpec.INTO);
        if (into.size() != 3) {
            throw new IllegalArgumentException("needs into: [level, score, factors], the three columns it fills");
        }
        level = Declaration.position(schema, into.get(0), ColumnType.TEXT);
        score = Declaration.position(schema, into.get(1), ColumnType.INTEGER);
        factors = Declaration.position(schema, into.get(2), ColumnType.TEXT);
    }

    /** All three columns hang on all that it looks at, and hold none of it. */
    static List<Derivation> derivations(StepSpec spec, Schema schema) {
        RiskStep step = new RiskStep(spec, schema);
        List<String> read = IntStream.of(step.region, step.companySize, step.status, step.geography)
                .mapToObj(position -> schema.column(position).name())
                .toList();
        return spec.fills().stream()
                .map(column -> Derivation.fromConditions(column, read))
                .toList();
    }

    @Override
    public Row apply(Row row) {
        long sum = 0;
        String names = null;
        String regionName = row.text(region);
        if (regionName != null && RISKY_REGIONS.contains(regionName)) {
            sum += 2;
            names = and(names, "region");
        }
        if ("micro".equals(row.text(companySize))) {
            sum += 1;
            names = and(names, "micro-company");
        } else if ("large".equals(row.text(companySize))) {
            sum -= 1;
            names = and(names, "large-company");
        }
        if ("suspended".equals(row.text(status))) {
            sum += 3;
            names = and(names, "suspended");
        }
        if (!Boolean.TRUE.equals(row.get(geography))) {
            sum += 1;
            names = and(names, "no-geography");
        }
        @Nullable Object[] values = row.values();
        values[level] = levelOf(sum);
        values[score] = sum;
        values[factors] = names;
        return Row.of(row.schema(), row.origin(), values);
    }

    private static String levelOf(long score) {
        if (score <= 0) {
            return "Low";
        }
        return score <= 2 ? "Medium" : "High";
    }

    private static String and(@Nullable String names, String name) {
        return names == null ? name : names + ";" + name;
    }
}

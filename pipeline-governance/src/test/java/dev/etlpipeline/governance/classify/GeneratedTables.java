package dev.etlpipeline.governance.classify;

import dev.etlpipeline.governance.scheme.DataKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Tables with known truth, the same ones whenever the seed is the same. */
final class GeneratedTables {

    private static final int LEAST_ROWS = 20;
    private static final int MORE_ROWS = 480;

    private final Random random;

    GeneratedTables(long seed) {
        random = new Random(seed);
    }

    /** A column, and what it holds in truth. */
    record Known(ColumnValues column, Optional<DataKind> truth) {}

    /** So many columns: half of all kinds about people, as many harmless ones; values are missing or spoilt in some. */
    List<Known> table() {
        int rows = LEAST_ROWS + random.nextInt(MORE_ROWS);
        List<Maker> makers = new ArrayList<>();
        for (List<Maker> all : List.of(PersonalMakers.all(), HarmlessMakers.all())) {
            List<Maker> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, random);
            makers.addAll(shuffled.subList(0, shuffled.size() / 2));
        }
        List<Known> columns = new ArrayList<>();
        makers.forEach(maker -> columns.add(column(maker, rows, columns)));
        return columns;
    }

    private Known column(Maker maker, int rows, List<Known> before) {
        int style = random.nextInt(maker.headers().size());
        String header = maker.headers().get(style);
        String name = style == maker.headers().size() - 1 ? header + random.nextInt(1_000_000) : header;
        boolean taken = before.stream().anyMatch(known -> known.column().name().equals(name));
        double missing = List.of(0.0, 0.1, 0.4).get(random.nextInt(3));
        double spoilt = List.of(0.0, 0.05, 0.15).get(random.nextInt(3));
        List<String> values = Stream.generate(() -> value(maker, spoilt))
                .limit(rows)
                .filter(value -> random.nextDouble() >= missing)
                .toList();
        return new Known(new ColumnValues(taken ? name + "_b" : name, values), maker.kind());
    }

    private String value(Maker maker, double spoilt) {
        String value = maker.values().apply(random);
        if (random.nextDouble() >= spoilt) {
            return value;
        }
        return switch (random.nextInt(3)) {
            case 0 -> Maker.pick(random, "n/a", "unknown", "-", "TBC");
            case 1 -> value.substring(0, value.length() / 2 + 1);
            default -> value.replace('0', 'O').replace('@', ' ') + "x";
        };
    }
}

package dev.etlpipeline.observability.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus' text of several processes, added up: what only grows is summed, and so are gauges, but for those of which the
 * greatest says more. Series are told apart by name and labels as they are written. Not thread-safe.
 */
final class Exposition {

    private static final String TYPE = "# TYPE ";
    private static final String HELP = "# HELP ";
    private static final String GREATEST = "_max";

    private final Map<String, Family> families = new TreeMap<>();

    /** Series of one name; those of a histogram are its buckets, its number and its sum. */
    private static final class Family {

        private final String kind;
        private final String help;
        private final Map<String, Double> series = new LinkedHashMap<>();

        Family(String kind, String help) {
            this.kind = kind;
            this.help = help;
        }
    }

    /**
     * Adds what one process has.
     *
     * @param gauges false leaves out what is only true of a process that lives
     */
    void add(String text, boolean gauges) {
        Family family = null;
        String help = "";
        for (String line : text.split("\n")) {
            if (line.startsWith(HELP)) {
                help = line;
            } else if (line.startsWith(TYPE)) {
                family = family(line, help, gauges);
            } else if (!line.startsWith("#") && family != null) {
                add(family, line);
            }
        }
    }

    private @Nullable Family family(String line, String help, boolean gauges) {
        String[] words = line.substring(TYPE.length()).split(" ");
        if (words.length != 2 || (words[1].equals("gauge") && !gauges)) {
            return null;
        }
        return families.computeIfAbsent(words[0], name -> new Family(words[1], help));
    }

    private static void add(Family family, String line) {
        int end = line.lastIndexOf(' ');
        if (end < 0) {
            return;
        }
        String series = line.substring(0, end);
        double value = number(line.substring(end + 1));
        if (!Double.isNaN(value)) {
            family.series.merge(series, value, isGreatest(family, series) ? Math::max : Double::sum);
        }
    }

    /** Neither a longest time nor the state of a circuit can be added up. */
    private static boolean isGreatest(Family family, String series) {
        String name = series.replaceFirst("\\{.*", "");
        return family.kind.equals("gauge")
                && (name.endsWith(GREATEST)
                        || name.equals("etl_circuit_state")
                        || name.equals("jvm_memory_limit_bytes"));
    }

    /** Not a number where it is none. */
    private static double number(String word) {
        try {
            return Double.parseDouble(word.replace("Inf", "Infinity"));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Families by name; empty where nothing was added. */
    String text() {
        StringBuilder text = new StringBuilder();
        families.forEach((name, family) -> {
            if (!family.series.isEmpty()) {
                text.append(family.help).append(family.help.isEmpty() ? "" : "\n");
                text.append(TYPE).append(name).append(' ').append(family.kind).append('\n');
                family.series.forEach((series, value) ->
                        text.append(series).append(' ').append(value).append('\n'));
            }
        });
        return text.toString();
    }
}

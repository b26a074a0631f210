package dev.etlpipeline.observability.metric;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A query of Prometheus', as far as one has to read it to know what it asks for. */
record PromQl(Set<String> series, Set<String> labels) {

    /** What is neither a series nor a label; a word that is not here counts as a series, and is looked for. */
    private static final Set<String> WORDS = Set.of(
            "sum",
            "max",
            "topk",
            "rate",
            "last_over_time",
            "histogram_quantile",
            "sort_desc",
            "label_values",
            "absent",
            "or",
            "offset",
            "on",
            "by",
            "group_left");

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_:][\\w:]*\\b");

    static PromQl of(String query) {
        Set<String> labels = new TreeSet<>();
        String left = RANGE.matcher(TEXT.matcher(query).replaceAll("")).replaceAll("");
        Matcher selector = SELECTOR.matcher(left);
        while (selector.find()) {
            MATCHER.matcher(selector.group(1)).results().forEach(one -> labels.add(one.group(1)));
        }
        left = SELECTOR.matcher(left).replaceAll("");
        Matcher grouping = GROUPING.matcher(left);
        while (grouping.find()) {
            Arrays.stream(grouping.group(1).split(",")).map(String::strip).forEach(labels::add);
        }
        left = GROUPING.matcher(left).replaceAll("");
        Set<String> series = NAME.matcher(left)
                .results()
                .map(one -> one.group())
                .filter(word -> !WORDS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
        return new PromQl(series, labels);
    }
}

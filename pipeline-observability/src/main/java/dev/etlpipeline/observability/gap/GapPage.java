package dev.etlpipeline.observability.gap;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/observability/gap-analysis.md, made from the same list as the briefing. */
final class GapPage {

    private final Gaps gaps;

    private GapPage(Gaps gaps) {
        this.gaps = gaps;
    }

    static String markdown(Gaps gaps) {
        GapPage page = new GapPage(gaps);
        return Gaps.resource("gap-analysis.txt")
                .replace("{{summary}}", Words.summary(gaps))
                .replace("{{sights}}", page.sights())
                .replace("{{points}}", page.points())
                .replace("{{stages}}", page.stages())
                .replace("{{core}}", page.core())
                .replace("{{matrix}}", page.matrix())
                .replace("{{steps}}", page.steps())
                .replace("{{briefing}}", BriefingText.of(gaps, "The warehouse remembers no run yet."));
    }

    private String sights() {
        return table(
                "word | means",
                Stream.of(Sight.values()),
                sight -> List.of("**" + sight.word() + "**", sight.meaning()));
    }

    private String points() {
        return table(
                "where | failure | is | thrown | ends as | class",
                gaps.points().stream(),
                point -> List.of(
                        point.place().words(),
                        code(point.word()),
                        point.what(),
                        codes(point.thrown()),
                        codes(point.states()),
                        codes(point.classes())));
    }

    private String stages() {
        return table("where | ways to fail | told | later | dark", Stream.of(Place.values()), place -> {
            List<FailurePoint> points = gaps.at(place);
            return List.of(
                    place.words(),
                    String.valueOf(points.size()),
                    Words.count(points, FailurePoint::core, Sight.TOLD),
                    Words.count(points, FailurePoint::core, Sight.LATER),
                    Words.count(points, FailurePoint::core, Sight.DARK));
        });
    }

    private String core() {
        return table(
                "where | failure | core alone | one sees | dark stays",
                gaps.points().stream(),
                point -> List.of(
                        point.place().words(),
                        code(point.word()),
                        "**" + point.core().word() + "**",
                        point.seen(),
                        point.dark()));
    }

    private String matrix() {
        return table(
                "failure | watched by | when | who is told | without a step",
                gaps.points().stream(),
                point -> List.of(
                        code(point.word()),
                        point.by().stream().map(GapPage::named).collect(Collectors.joining(", ")),
                        point.when(),
                        point.who(),
                        point.module().word()));
    }

    /** The kind in words, the name as code. */
    private static String named(String by) {
        int blank = by.indexOf(' ');
        return by.substring(0, blank) + " " + code(by.substring(blank + 1));
    }

    private String steps() {
        return table(
                "step | is | work | needs | reach a person then",
                Advice.of(gaps).stream(),
                advice -> List.of(
                        code(advice.step().word()),
                        advice.step().what(),
                        advice.step().hours() + " h",
                        advice.step().needs(),
                        codes(advice.words())));
    }

    private static <T> String table(String head, Stream<T> rows, Function<T, List<String>> cells) {
        String columns =
                Arrays.stream(head.split(" \\| ", -1)).map(column -> "---").collect(Collectors.joining(" | "));
        return Stream.concat(Stream.of(head, columns), rows.map(row -> String.join(" | ", cells.apply(row))))
                .map(row -> "| " + row + " |")
                .collect(Collectors.joining("\n"));
    }

    private static String codes(List<String> words) {
        return words.stream().map(GapPage::code).collect(Collectors.joining(", "));
    }

    private static String code(String word) {
        return "`" + word + "`";
    }
}

package dev.etlpipeline.observability.gap;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The briefing as one HTML page that needs nothing else: no network and no script. */
final class BriefingPage {

    private final Gaps gaps;

    private BriefingPage(Gaps gaps) {
        this.gaps = gaps;
    }

    /** @param soFar what has happened, in a sentence */
    static String of(Gaps gaps, String soFar, Instant now) {
        return new BriefingPage(gaps).text(soFar, now);
    }

    private String text(String soFar, Instant now) {
        return Gaps.resource("briefing.html")
                .replace("{{made}}", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .replace("{{summary}}", escaped(Words.summary(gaps)))
                .replace("{{sofar}}", escaped(soFar))
                .replace("{{places}}", places())
                .replace("{{steps}}", steps());
    }

    private String places() {
        return Stream.of(Place.values())
                .map(place -> "<tr><th scope=\"row\">" + place.words() + "</th>"
                        + Stream.of(Sight.values())
                                .map(sight -> cell(sight, gaps.at(place)))
                                .collect(Collectors.joining())
                        + "</tr>\n")
                .collect(Collectors.joining());
    }

    /** What the module lights is printed faintly. */
    private static String cell(Sight sight, List<FailurePoint> points) {
        return "<td class=\"" + sight.word() + "\" data-label=\"" + sight.word() + "\">"
                + points.stream()
                        .filter(point -> point.core() == sight)
                        .map(point -> point.module().weight() < sight.weight()
                                ? "<span class=\"faint\">" + point.word() + " ("
                                        + point.module().word() + ")</span>"
                                : point.word())
                        .collect(Collectors.joining("<br>"))
                + "</td>";
    }

    private String steps() {
        return Advice.of(gaps).stream()
                .map(advice ->
                        "<tr><td data-label=\"\"><strong>" + advice.step().word() + "</strong><br>"
                                + escaped(advice.step().what()) + "</td><td data-label=\"work\">"
                                + advice.step().hours() + " h</td><td data-label=\"needs\">"
                                + advice.step().needs() + "</td><td data-label=\"reach a person then\">"
                                + advice.lights().size() + ": "
                                + String.join(", ", advice.words()) + "</td></tr>\n")
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

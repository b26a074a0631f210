package dev.etlpipeline.app;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run's result for a person. */
final class Summary {

    private static final int TOP_REASONS = 6;
    private static final int MARGIN = 14;

    /** A blank at which no line is broken. */
    private static final char GLUE = '\u00a0';

    private final Screen screen;
    private final RunResult result;
    private final String why;
    private final FollowUps commands;
    private final StringBuilder text = new StringBuilder();

    /** @param why what ended the run, empty where nothing did */
    Summary(Screen screen, RunResult result, String why, FollowUps commands) {
        this.screen = screen;
        this.result = result;
        this.why = why;
        this.commands = commands;
    }

    /** Headline and law in one line. */
    String line() {
        return headline() + ": " + new LawText(result.accounting()).inOneLine() + (why.isEmpty() ? "" : "; " + why)
                + "\n";
    }

    String text() {
        line(headline() + " in " + Figures.time(result.took()));
        if (result.dryRun()) {
            line("Dry run: nothing was written; the figures say what would have been.");
        }
        if (!why.isEmpty()) {
            line(why);
            line(Figures.count(result.accounting().accounted(), "record")
                    + " were accounted for and committed before that.");
        }
        earlierAttempts();
        line("");
        law();
        nothingToDo();
        line("");
        field("Speed", Figures.rate(result.rowsPerSecond()) + " rows/s");
        stages();
        enrichment();
        substituted();
        rejects();
        line("");
        new NextSteps(result, commands, screen.width()).lines().forEach(this::line);
        return text.toString();
    }

    private void earlierAttempts() {
        if (result.before() > 0) {
            line("It went on behind record " + Figures.count(result.before())
                    + "; the account is that of all attempts.");
        }
    }

    private String headline() {
        return "Run " + result.runId() + " of " + result.pipeline() + ": " + StateText.styled(screen, result.state())
                + StateText.meaning(result.state());
    }

    private void law() {
        LawText law = new LawText(result.accounting());
        line(law.names());
        line(screen.styled("bold", law.figures()));
        if (!result.accounting().holds()) {
            line(screen.styled(
                    "bold,red",
                    "  The account does not add up: "
                            + Figures.count(result.accounting().accounted()) + " of "
                            + Figures.count(result.accounting().read())
                            + " records are accounted for. That is a bug."));
        }
    }

    private void nothingToDo() {
        Accounting law = result.accounting();
        if (result.state() != RunState.SUCCEEDED || law.inserted() + law.updated() > 0 || law.unchanged() == 0) {
            return;
        }
        String good = law.quarantined() == 0 ? "" : " good";
        line("");
        line("  Nothing to do: all " + Figures.count(law.unchanged() + law.superseded()) + good
                + " rows are in the warehouse, unchanged.");
    }

    private void stages() {
        fields(
                "Stages",
                result.stages().entrySet().stream()
                        .map(stage ->
                                stage.getKey().name().toLowerCase(Locale.ROOT) + " " + Figures.time(stage.getValue())));
    }

    private void enrichment() {
        long rows =
                result.enrichment().values().stream().mapToLong(Long::longValue).sum();
        fields(
                "Enrichment",
                result.enrichment().entrySet().stream()
                        .map(status -> status.getKey() + " " + Figures.count(status.getValue()) + " ("
                                + Figures.percent(status.getValue(), rows) + ")"));
    }

    /** What stood in for sources, and for how many rows. */
    private void substituted() {
        fields(
                "Instead",
                result.substituted().entrySet().stream()
                        .map(mark -> mark.getKey() + " " + Figures.count(mark.getValue(), "row")));
    }

    private void rejects() {
        if (result.accounting().quarantined() == 0) {
            return;
        }
        String figure = Figures.count(result.accounting().quarantined());
        field("Rejects", figure + where(figure));
        List<Map.Entry<String, Long>> reasons = new ArrayList<>(new TreeMap<>(result.rejects()).entrySet());
        reasons.sort(Collections.reverseOrder(Map.Entry.comparingByValue()));
        List<Map.Entry<String, Long>> top = reasons.subList(0, Math.min(TOP_REASONS, reasons.size()));
        int width =
                top.stream().mapToInt(reason -> reason.getKey().length()).max().orElse(0);
        for (Map.Entry<String, Long> reason : top) {
            Long example = result.examples().get(reason.getKey());
            line("    " + padded(Figures.count(reason.getValue()), 9) + "  " + reason.getKey()
                    + " ".repeat(width - reason.getKey().length())
                    + (example == null ? "" : "  first at record " + Figures.count(example)));
        }
        if (reasons.size() > top.size()) {
            line("               and " + Figures.count(reasons.size() - top.size(), "more reason"));
        }
    }

    /** Where the rejects are, which a dry run keeps none of; a command that is too wide for this line stands below, folded. */
    private String where(String figure) {
        if (result.rejectsFile() != null) {
            return " in " + PathText.shown(result.rejectsFile());
        }
        return result.dryRun()
                ? ""
                : commands.rejects()
                        .map(shows -> ": " + shows)
                        .filter(shows -> MARGIN + figure.length() + shows.length() <= screen.width())
                        .orElse("");
    }

    private void field(String name, String value) {
        if (!value.isEmpty()) {
            line("  " + name + " ".repeat(MARGIN - 2 - name.length()) + value);
        }
    }

    /** In as many lines as the screen needs, none of them broken within a value. */
    private void fields(String name, Stream<String> values) {
        String all = values.map(value -> value.replace(' ', GLUE)).collect(Collectors.joining(", "));
        if (!all.isEmpty()) {
            String first = "  " + name + " ".repeat(MARGIN - 2 - name.length());
            Wrapped.lines(all, first, " ".repeat(MARGIN), screen.width())
                    .forEach(line -> line(line.replace(GLUE, ' ')));
        }
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    private static String padded(String figure, int width) {
        return " ".repeat(Math.max(0, width - figure.length())) + figure;
    }
}

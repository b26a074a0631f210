package dev.etlpipeline.app;

import dev.etlpipeline.core.run.Accounting;
import java.util.List;

/** An account as an equation. */
final class LawText {

    private static final List<String> NAMES =
            List.of("read", "inserted", "updated", "unchanged", "superseded", "quarantined");

    private final Accounting law;
    private final List<String> figures;

    LawText(Accounting law) {
        this.law = law;
        this.figures = List.of(
                Figures.count(law.read()),
                Figures.count(law.inserted()),
                Figures.count(law.updated()),
                Figures.count(law.unchanged()),
                Figures.count(law.superseded()),
                Figures.count(law.quarantined()));
    }

    /** The names, above the figures that {@link #figures()} gives. */
    String names() {
        return equation(NAMES);
    }

    /** Each below its name. */
    String figures() {
        return equation(figures);
    }

    private String equation(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < NAMES.size(); i++) {
            int width = Math.max(NAMES.get(i).length(), figures.get(i).length());
            text.append(i == 0 ? "  " : i == 1 ? equality() : " + ")
                    .append(" ".repeat(width - words.get(i).length()))
                    .append(words.get(i));
        }
        return text.toString();
    }

    private String equality() {
        return law.holds() ? " = " : " != ";
    }

    /** In one line, each figure before its name. */
    String inOneLine() {
        return figures.get(0) + " read" + equality() + figures.get(1) + " inserted + "
                + figures.get(2) + " updated + " + figures.get(3) + " unchanged + " + figures.get(4) + " superseded + "
                + figures.get(5) + " quarantined";
    }
}

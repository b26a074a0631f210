package dev.etlpipeline.resilience.impact;

import java.util.ArrayList;
import java.util.List;

/** What a briefing says of the history, a sentence each. */
final class HistoryWords {

    private HistoryWords() {}

    static List<String> of(Assessment assessment, ImpactSettings settings) {
        History history = assessment.history();
        List<String> sentences = new ArrayList<>();
        if (history.runs() == 0) {
            sentences.add("No run has ended yet.");
        } else {
            sentences.add(Words.count(history.runs(), "run") + " since " + Words.at(history.from()) + " UTC ("
                    + Words.time(history.observed()) + "): " + history.well() + " loaded all rows, "
                    + (history.runs() - history.well()) + " did not.");
            sentences.add(Words.count(history.outages().size(), "outage") + " and "
                    + Words.count(history.late().size(), "late load") + " (agreed: "
                    + Words.time(settings.freshWithin()) + " after the load before), which cost "
                    + assessment.prices().currency() + " " + Words.money(assessment.spent()) + ".");
        }
        if (!assessment.enough()) {
            sentences.add(
                    "This history is too short to tell how often anything fails: "
                            + Words.time(settings.minHistory())
                            + " are needed (resilience.impact.min-history). How often is assumed below, and nobody measured it.");
        }
        return sentences;
    }

    /** What the sign behind a figure means. */
    static String assumed(Assessment assessment) {
        return "* assumed" + (assessment.enough() ? ", and at most what fits a history without it" : "")
                + ": set resilience.impact.assumed.FAILURE.per-year and .lasts to your own.";
    }

    /** With a star where it is assumed. */
    static String marked(String figure, boolean measured) {
        return measured ? figure : figure + "*";
    }
}

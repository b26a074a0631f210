package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.Finding.Outcome;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.experiment.Verdict;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Colours, by what they mean; every one of them is also said in words or by a sign.
 *
 * @param on whether there are any
 */
record Paint(boolean on) {

    String good(String text) {
        return styled(text, Style.bold, Style.fg_green);
    }

    String bad(String text) {
        return styled(text, Style.bold, Style.fg_red);
    }

    String warn(String text) {
        return styled(text, Style.fg_yellow);
    }

    String faint(String text) {
        return styled(text, Style.faint);
    }

    String strong(String text) {
        return styled(text, Style.bold);
    }

    String of(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> good(verdict.name());
            case FAILED -> bad(verdict.name());
            case INVALID -> warn(verdict.name());
        };
    }

    String of(Outcome outcome, String text) {
        return switch (outcome) {
            case HELD -> good(text);
            case BROKEN -> bad(text);
            case SKIPPED -> warn(text);
        };
    }

    String of(Kind kind, String text) {
        return switch (kind) {
            case INJECTED -> bad(text);
            case DETECTED, SIGNAL -> warn(text);
            case RECOVERED, COMPLETED -> good(text);
            case STEP, ROLLED_BACK, NOTE -> text;
        };
    }

    private String styled(String text, IStyle... styles) {
        return on && !text.isEmpty() ? Style.on(styles) + text + Style.off(styles) : text;
    }
}

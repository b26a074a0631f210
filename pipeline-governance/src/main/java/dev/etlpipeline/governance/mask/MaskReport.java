package dev.etlpipeline.governance.mask;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a masked copy is like, for a person. */
final class MaskReport {

    private MaskReport() {}

    static String of(String file, String out, MaskedCopy copy, Map<String, Mask> masks, Set<String> quasi) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s: %,d records masked into %s%n", file, copy.written(), out));
        if (copy.leftOut() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %,d %s left out, malformed: nobody knows what stands where%n",
                    copy.leftOut(),
                    copy.leftOut() == 1 ? "record" : "records"));
        }
        int width = copy.columns().stream()
                .mapToInt(column -> column.name().length())
                .max()
                .orElse(0);
        copy.columns().forEach(column -> {
            Mask mask = masks.get(column.name());
            text.append("  ")
                    .append(String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s", column.name()))
                    .append("  ")
                    .append(mask != null ? mask.word() : column.key() ? "as it is (key)" : "as it is")
                    .append(System.lineSeparator());
        });
        text.append(System.lineSeparator());
        if (quasi.isEmpty()) {
            text.append("No quasi-identifiers: name some with --quasi to have k-anonymity measured.")
                    .append(System.lineSeparator());
        } else {
            anonymity(text, copy, quasi);
        }
        return text.toString();
    }

    private static void anonymity(StringBuilder text, MaskedCopy copy, Set<String> quasi) {
        text.append("Who is alone with ").append(String.join(", ", quasi)).append(System.lineSeparator());
        text.append(String.format(Locale.ROOT, "  %-34s %12s %12s%n", "", "before", "after"));
        line(
                text,
                "groups of equal records",
                copy.before().groups(),
                copy.after().groups());
        line(
                text,
                "k-anonymity: the smallest group",
                copy.before().k(),
                copy.after().k());
        line(text, "records that are alone", copy.before().alone(), copy.after().alone());
        text.append(String.format(
                Locale.ROOT,
                "  %-34s %11.1f%% %11.1f%%%n",
                "uniqueness: their share",
                share(copy.before()),
                share(copy.after())));
    }

    private static void line(StringBuilder text, String what, long before, long after) {
        text.append(String.format(Locale.ROOT, "  %-34s %,12d %,12d%n", what, before, after));
    }

    private static double share(Anonymity anonymity) {
        return anonymity.records() == 0 ? 0 : 100.0 * anonymity.alone() / anonymity.records();
    }
}

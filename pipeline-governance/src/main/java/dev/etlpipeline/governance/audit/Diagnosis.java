package dev.etlpipeline.governance.audit;

import dev.etlpipeline.governance.audit.Finding.Kind;
import dev.etlpipeline.governance.audit.Page.Broken;
import dev.etlpipeline.governance.audit.Page.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says of events that do not fit what was done to them. */
final class Diagnosis {

    private final String stream;
    private final List<Finding> findings = new ArrayList<>();

    private Diagnosis(String stream) {
        this.stream = stream;
    }

    /** @param pages in order of their numbers */
    static List<Finding> of(String stream, List<Page> pages) {
        Diagnosis diagnosis = new Diagnosis(stream);
        diagnosis.missing(pages.stream().flatMap(page -> page.missing.stream()).toList());
        diagnosis.broken(pages.stream().flatMap(page -> page.broken.stream()).toList());
        pages.forEach(page -> diagnosis.findings.addAll(page.findings));
        diagnosis.unkeyed(pages);
        diagnosis.findings.sort(Comparator.comparingLong(Finding::number));
        return diagnosis.findings;
    }

    private void add(Kind kind, long number, String text) {
        findings.add(new Finding(kind, stream, number, text));
    }

    /** A gap that goes on in the next page is one. */
    private void missing(List<Range> gaps) {
        for (int i = 0; i < gaps.size(); i++) {
            long from = gaps.get(i).from();
            long to = gaps.get(i).to();
            while (i + 1 < gaps.size() && gaps.get(i + 1).from() == to + 1) {
                i++;
                to = gaps.get(i).to();
            }
            add(Kind.DELETED, from, Words.range(from, to) + (from == to ? " is" : " are") + " not there");
        }
    }

    private void broken(List<Broken> all) {
        Set<Long> accused = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            Broken first = all.get(i);
            int end = i;
            while (end + 1 < all.size()
                    && first.offset() != 0
                    && all.get(end + 1).offset() == first.offset()
                    && all.get(end + 1).number() == all.get(end).number() + 1) {
                end++;
            }
            long last = all.get(end).number();
            accused.add(last);
            if (first.itself()) {
                if (!accused.contains(first.number() - 1)) {
                    replaced(first);
                }
            } else if (first.offset() == 0) {
                if (!isInserted(all, i)) {
                    add(Kind.EDITED, first.number(), Words.event(first.stored()) + " is not as it was written");
                }
            } else if (end > i || (Math.abs(first.offset()) == 1 && !isSwapped(all, i))) {
                shifted(first, last);
            } else {
                add(
                        Kind.REORDERED,
                        first.number(),
                        Words.event(first.stored()) + " was written as event " + first.writtenAs());
            }
            i = end;
        }
    }

    /** Another event behind it was written one lower: it stands where none was. */
    private static boolean isInserted(List<Broken> all, int at) {
        return at + 1 < all.size()
                && all.get(at + 1).number() == all.get(at).number() + 1
                && all.get(at + 1).offset() == -1;
    }

    /** Two neighbours that stand in each other's place. */
    private static boolean isSwapped(List<Broken> all, int at) {
        long number = all.get(at).number();
        long other = number + all.get(at).offset();
        return all.stream().anyMatch(one -> one.number() == other && one.number() + one.offset() == number);
    }

    private void shifted(Broken first, long last) {
        long offset = first.offset();
        String how = Words.range(first.number(), last) + (first.number() == last ? " was" : " were") + " written as "
                + Words.range(first.number() + offset, last + offset);
        if (offset > 0) {
            add(
                    Kind.DELETED,
                    first.number(),
                    Words.range(first.number(), first.number() + offset - 1)
                            + " was deleted, and the others numbered anew: " + how);
        } else {
            add(
                    Kind.INSERTED,
                    first.number() + offset,
                    Words.range(first.number() + offset, first.number() - 1) + " was inserted: " + how);
        }
    }

    private void replaced(Broken first) {
        add(
                Kind.REWRITTEN,
                first.number() - 1,
                Words.event(first.stored())
                        + " is bound to another event than the one before it: event " + (first.number() - 1)
                        + " was written anew");
    }

    private void unkeyed(List<Page> pages) {
        long keyed = pages.stream()
                .mapToLong(page -> page.firstKeyed)
                .filter(number -> number > 0)
                .min()
                .orElse(0);
        long plain = pages.stream().mapToLong(page -> page.lastPlain).max().orElse(0);
        if (keyed > 0 && plain > keyed) {
            add(
                    Kind.KEY,
                    plain,
                    "event " + plain + " is bound without a key, though event " + keyed
                            + " before it was bound with one: anybody could have made it");
        }
    }
}

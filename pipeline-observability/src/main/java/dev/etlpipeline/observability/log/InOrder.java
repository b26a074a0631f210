package dev.etlpipeline.observability.log;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Hands lines on in order of time: threads write a few of them later than they said them. Holds a bounded number of them. */
final class InOrder {

    private static final int HELD = 500;

    private final Consumer<LogLine> next;
    private final PriorityQueue<Held> held = new PriorityQueue<>(
            Comparator.comparing((Held one) -> one.line().time()).thenComparing(Held::number));
    private long number;

    /** @param number keeps lines of one time as they stood */
    private record Held(LogLine line, long number) {}

    InOrder(Consumer<LogLine> next) {
        this.next = next;
    }

    void add(LogLine line) {
        held.add(new Held(line, number++));
        if (held.size() > HELD) {
            next.accept(held.remove().line());
        }
    }

    void end() {
        while (!held.isEmpty()) {
            next.accept(held.remove().line());
        }
    }
}

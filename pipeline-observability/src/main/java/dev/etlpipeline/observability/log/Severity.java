package dev.etlpipeline.observability.log;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.event.Level;

/**
 * How much a line matters. slf4j knows no CRITICAL: it is ERROR with the marker {@link #MARKER}, and JSON lines have it as
 * their level.
 */
public enum Severity {
    DEBUG(Level.DEBUG, "what only a developer needs: each chunk, each call"),
    INFO(Level.INFO, "what a run does, as it should"),
    WARN(Level.WARN, "the run goes on, or can be gone on with; somebody should look today"),
    ERROR(Level.ERROR, "the run has ended without doing its work"),
    CRITICAL(Level.ERROR, "what the database holds, or the process, can't be trusted: somebody has to look now");

    static final Marker MARKER = MarkerFactory.getMarker("CRITICAL");

    private final Level level;
    private final String meaning;

    Severity(Level level, String meaning) {
        this.level = level;
        this.meaning = meaning;
    }

    /** What slf4j and logback call it. */
    Level level() {
        return level;
    }

    String meaning() {
        return meaning;
    }

    /** By its name in any case; TRACE counts as DEBUG. */
    static Optional<Severity> of(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        for (Severity one : values()) {
            if (one.name().equals(upper.equals("TRACE") ? "DEBUG" : upper)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}

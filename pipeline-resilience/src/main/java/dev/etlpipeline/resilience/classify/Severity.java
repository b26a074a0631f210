package dev.etlpipeline.resilience.classify;

import java.time.Duration;

/** How much a failure matters, and with it how soon somebody has to look. The least severe first. */
public enum Severity {
    LOW("the pipeline deals with it by itself", Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7)),
    MEDIUM(
            "a run ended early, or left rows or answers out",
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofDays(2)),
    HIGH("no run succeeds until somebody acts", Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(4)),
    CRITICAL(
            "what is loaded, or what is counted, can no longer be trusted",
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    private final String meaning;
    private final Duration acknowledge;
    private final Duration second;
    private final Duration lead;

    Severity(String meaning, Duration acknowledge, Duration second, Duration lead) {
        this.meaning = meaning;
        this.acknowledge = acknowledge;
        this.second = second;
        this.lead = lead;
    }

    public String meaning() {
        return meaning;
    }

    /** Within which whoever is on call has said that it is being looked at. */
    public Duration acknowledge() {
        return acknowledge;
    }

    /** After which the second in line is called, where nobody has said so. */
    public Duration second() {
        return second;
    }

    /** After which the lead is called, and users are told, where it is not mended. */
    public Duration lead() {
        return lead;
    }
}

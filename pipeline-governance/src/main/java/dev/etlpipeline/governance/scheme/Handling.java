package dev.etlpipeline.governance.scheme;

import java.util.List;
import java.util.Optional;

/**
 * How the values of a class are handled.
 *
 * @param mask     wherever the profile masks
 * @param encrypt  in the target
 * @param keepDays that they may be kept; empty where there is no end
 * @param roles    whose members may see them as they are
 */
public record Handling(boolean mask, boolean encrypt, Optional<Integer> keepDays, List<String> roles) {

    /** The role that everybody has. */
    public static final String EVERYONE = "everyone";

    /** Seven years, as companies keep their books (HMRC: six years from the end of the year). */
    private static final int BOOKS = 2_555;

    /** Six years, in which a simple contract can be sued on (Limitation Act 1980, section 5). */
    private static final int CONTRACTS = 2_190;

    private static final int SENSITIVE = 1_095;

    public Handling {
        roles = List.copyOf(roles);
    }

    /** Where no setting says otherwise. */
    static Handling usual(DataClass dataClass) {
        return switch (dataClass) {
            case PUBLIC -> new Handling(false, false, Optional.empty(), List.of(EVERYONE));
            case INTERNAL -> new Handling(false, false, Optional.empty(), List.of("staff"));
            case CONFIDENTIAL -> new Handling(false, false, Optional.of(BOOKS), List.of("steward"));
            case PERSONAL -> new Handling(true, false, Optional.of(CONTRACTS), List.of("steward", "privacy"));
            case SENSITIVE_PERSONAL -> new Handling(true, false, Optional.of(SENSITIVE), List.of("privacy"));
        };
    }

    Handling with(HandlingSettings settings) {
        return new Handling(
                settings.mask().orElse(mask),
                settings.encrypt().orElse(encrypt),
                settings.keepDays().or(() -> keepDays),
                settings.roles().orElse(roles));
    }
}

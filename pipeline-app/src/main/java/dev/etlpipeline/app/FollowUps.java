package dev.etlpipeline.app;

import java.util.Optional;

/**
 * Commands that may be typed after a run, as they are typed for its settings.
 *
 * @param same    asked for the run, to be typed again
 * @param shown   shows the run
 * @param named   by what ended the run
 * @param rejects shows them, where they are in no file
 * @param goOn    continues where the run ended
 * @param refill  fills in what substitutes answered for
 */
record FollowUps(
        String same,
        String shown,
        Optional<String> named,
        Optional<String> rejects,
        Optional<String> goOn,
        Optional<String> refill) {

    /** Where the run can be typed again and shown. */
    static FollowUps of(String same, String shown) {
        return new FollowUps(same, shown, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}

package dev.etlpipeline.app;

import java.util.Optional;

/**
 * Commands that may be typed after a run, as they are typed for its settings.
 *
 * @param same    asked for the run, to be typed again
 * @param named   by what ended the run
 * @param rejects shows them, where they are in no file
 * @param goOn    continues where the run ended
 * @param refill  fills in what substitutes answered for
 */
record FollowUps(
        String same, Optional<String> named, Optional<String> rejects, Optional<String> goOn, Optional<String> refill) {

    /** Where only the run itself can be typed again. */
    static FollowUps of(String same) {
        return new FollowUps(same, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}

package dev.etlpipeline.resilience.fallback;

/** Says why rows cannot be filled in, and what to do instead; written for people. */
final class BackfillRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackfillRefused(String message) {
        super(message);
    }
}

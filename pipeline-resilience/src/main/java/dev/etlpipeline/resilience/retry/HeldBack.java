package dev.etlpipeline.resilience.retry;

/**
 * A call that was about to be made, when its API asked to be left alone: it was not made, says nothing of the API's health, and
 * is made when the time has come.
 */
public final class HeldBack extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param api such as {@code postcode-api} */
    public HeldBack(String api) {
        super(api + " has asked to be left alone", null, false, false);
    }
}

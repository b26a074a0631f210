package dev.etlpipeline.chaos.experiment;

/**
 * Something that must be true, whatever was broken.
 *
 * @param name  a short sentence that is true where it holds
 * @param check how it is looked at: SQL, or words
 * @param <W>   where
 */
public record Invariant<W>(String name, String check, Examination<? super W> examination) {

    /** Looks; a look that fails has found something broken. */
    public Examined examine(W world) {
        Finding finding;
        try {
            finding = examination.of(world);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            finding = Finding.broken("interrupted while looking");
        } catch (Exception | AssertionError e) {
            finding = Finding.broken(
                    String.valueOf(e.getMessage()) + " (" + e.getClass().getSimpleName() + ")");
        }
        return new Examined(name, check, finding.outcome(), finding.evidence());
    }

    /** An invariant that was looked at. */
    public record Examined(String name, String check, Finding.Outcome outcome, String evidence) {

        public boolean isBroken() {
            return outcome == Finding.Outcome.BROKEN;
        }
    }
}

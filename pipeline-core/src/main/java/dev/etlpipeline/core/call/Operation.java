package dev.etlpipeline.core.call;

/**
 * One thing that is done and can fail.
 *
 * @param target whom it concerns: {@code postcode-api}, {@code warehouse}, a file's name
 * @param chunk  number of the chunk it is done for, 0 where it is for none
 */
public record Operation(OperationKind kind, String target, long chunk) {

    public Operation(OperationKind kind, String target) {
        this(kind, target, 0);
    }

    @Override
    public String toString() {
        return kind + "(" + target + (chunk == 0 ? "" : ", chunk " + chunk) + ")";
    }
}

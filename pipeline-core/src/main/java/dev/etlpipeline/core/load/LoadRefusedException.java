package dev.etlpipeline.core.load;

/** The database keeps refusing a chunk for what is in it. The message says which chunk and which kind of refusal. */
public final class LoadRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LoadRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}

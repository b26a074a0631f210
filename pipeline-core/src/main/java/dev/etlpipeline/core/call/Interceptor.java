package dev.etlpipeline.core.call;

/**
 * Stands around operations and decides. What it throws is the operation's failure. One instance serves all threads of a
 * run.
 */
public interface Interceptor {

    Layer layer();

    /** The name that {@code pipeline plan} prints. */
    default String name() {
        return getClass().getSimpleName();
    }

    <T> T intercept(Call<T> call) throws Exception;
}

package dev.etlpipeline.core.call;

import dev.etlpipeline.core.run.RunContext;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/** The interceptors in their order. Immutable; used by all threads of a run. */
public final class CallChain {

    private final List<Interceptor> interceptors;

    /** @param interceptors in order of registration; sorted here by layer */
    public CallChain(List<Interceptor> interceptors) {
        this.interceptors = interceptors.stream()
                .sorted(Comparator.comparing(Interceptor::layer))
                .toList();
    }

    /** Outermost first. */
    public List<Interceptor> interceptors() {
        return interceptors;
    }

    /** Runs the body inside all interceptors, on the calling thread. */
    public <T> T call(Operation operation, RunContext run, Callable<T> body) throws Exception {
        return new Link<>(0, operation, run, body).proceed();
    }

    private final class Link<T> implements Call<T> {

        private final int next;
        private final Operation operation;
        private final RunContext run;
        private final Callable<T> body;

        Link(int next, Operation operation, RunContext run, Callable<T> body) {
            this.next = next;
            this.operation = operation;
            this.run = run;
            this.body = body;
        }

        @Override
        public Operation operation() {
            return operation;
        }

        @Override
        public RunContext run() {
            return run;
        }

        @Override
        public T proceed() throws Exception {
            if (next == interceptors.size()) {
                return body.call();
            }
            return interceptors.get(next).intercept(new Link<>(next + 1, operation, run, body));
        }
    }
}

package dev.etlpipeline.resilience.classify;

import dev.etlpipeline.core.enrich.LookupSkipped;
import dev.etlpipeline.core.run.RunStopped;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.nio.channels.ClosedByInterruptException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * From an exception to what it is. All that can be reached from it is looked at: causes, next exceptions of SQL, suppressed
 * ones. The best evidence counts, wherever it stands: a database's error number, else SQLState, else the type; of two
 * of a kind the one further out. What nothing is known of is a BUG, which is tried once. Stateless and thread-safe.
 */
public final class ErrorClassifier {

    private static final List<Function<Throwable, @Nullable Classified>> EVIDENCE = List.of(
            ErrorClassifier::lostAnswer,
            ErrorClassifier::distrust,
            ErrorClassifier::number,
            ErrorClassifier::state,
            ErrorTypes::find,
            ErrorTypes::findOuter);

    /** Says that somebody decided something, and not that something failed. */
    private static final List<Class<? extends Throwable>> DECISIONS = List.of(
            RunStopped.class,
            LookupSkipped.class,
            InterruptedException.class,
            ClosedByInterruptException.class,
            CancellationException.class,
            CallNotPermittedException.class,
            RequestNotPermitted.class,
            BulkheadFullException.class);

    /** Empty where nothing failed: somebody stopped, skipped, interrupted or held it back. That is never tried again. */
    public Optional<Classified> classify(Throwable failure) {
        if (Reachable.causes(failure).stream().anyMatch(ErrorClassifier::isDecision)) {
            return Optional.empty();
        }
        List<Throwable> all = Reachable.from(failure);
        for (Throwable each : all) {
            if (each instanceof Error error) {
                return Optional.of(ofError(error));
            }
        }
        return Optional.of(EVIDENCE.stream()
                .flatMap(evidence -> all.stream().flatMap(each -> Optional.ofNullable(evidence.apply(each)).stream()))
                .findFirst()
                .orElseGet(
                        () -> Classified.of(ErrorClass.BUG, failure.getClass().getSimpleName())));
    }

    private static boolean isDecision(Throwable failure) {
        return DECISIONS.stream().anyMatch(type -> type.isInstance(failure));
    }

    /** Whatever it says, the process is not sound: it is never tried again. */
    private static Classified ofError(Error error) {
        ErrorClass kind = error instanceof VirtualMachineError ? ErrorClass.RESOURCE : ErrorClass.BUG;
        return Classified.of(kind, error.getClass().getSimpleName()).never();
    }

    private static @Nullable Classified lostAnswer(Throwable failure) {
        return failure instanceof SQLException sql && SqlStates.UNKNOWN.equals(sql.getSQLState())
                ? SqlStates.find(sql)
                : null;
    }

    /** The line works, but nobody vouches for the other side: drivers call that a failed connection. */
    private static @Nullable Classified distrust(Throwable failure) {
        return failure instanceof CertificateException || failure instanceof SSLPeerUnverifiedException
                ? Classified.of(ErrorClass.CONFIGURATION, failure.getClass().getSimpleName())
                : null;
    }

    private static @Nullable Classified number(Throwable failure) {
        if (!(failure instanceof SQLException sql)) {
            return null;
        }
        return H2Errors.isH2(sql) ? H2Errors.find(sql.getErrorCode()) : SqlServerErrors.find(sql.getErrorCode());
    }

    private static @Nullable Classified state(Throwable failure) {
        return failure instanceof SQLException sql ? SqlStates.find(sql) : null;
    }
}

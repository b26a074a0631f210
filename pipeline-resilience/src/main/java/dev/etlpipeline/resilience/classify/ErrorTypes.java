package dev.etlpipeline.resilience.classify;

import dev.etlpipeline.core.control.LeaseHeldException;
import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.engine.AccountingException;
import dev.etlpipeline.core.enrich.ApiException;
import dev.etlpipeline.core.load.LoadRefusedException;
import dev.etlpipeline.core.module.NameTakenException;
import dev.etlpipeline.core.row.RowRejected;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.source.SourceException;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What the type of an exception says where neither number nor state do. */
final class ErrorTypes {

    private record Known(Class<? extends Throwable> type, ErrorClass errorClass) {}

    /** The first that fits counts. */
    private static final List<Known> KNOWN = List.of(
            new Known(SQLTimeoutException.class, ErrorClass.OUTCOME_UNKNOWN),
            new Known(SQLTransientException.class, ErrorClass.TRANSIENT),
            new Known(SQLRecoverableException.class, ErrorClass.TRANSIENT),
            new Known(SQLNonTransientConnectionException.class, ErrorClass.TRANSIENT),
            new Known(SQLInvalidAuthorizationSpecException.class, ErrorClass.PERMISSION),
            new Known(SQLDataException.class, ErrorClass.DATA),
            new Known(SQLIntegrityConstraintViolationException.class, ErrorClass.DATA),
            new Known(SQLSyntaxErrorException.class, ErrorClass.CONFIGURATION),
            new Known(LoadRefusedException.class, ErrorClass.DATA),
            new Known(RowRejected.class, ErrorClass.DATA),
            new Known(SettingsException.class, ErrorClass.CONFIGURATION),
            new Known(DefinitionException.class, ErrorClass.CONFIGURATION),
            new Known(NameTakenException.class, ErrorClass.CONFIGURATION),
            new Known(LeaseHeldException.class, ErrorClass.RESOURCE),
            new Known(NoSuchFileException.class, ErrorClass.CONFIGURATION),
            new Known(AccessDeniedException.class, ErrorClass.PERMISSION),
            new Known(ZipException.class, ErrorClass.DATA),
            new Known(EOFException.class, ErrorClass.DATA));

    private ErrorTypes() {}

    /** Null where the type says nothing. */
    static @Nullable Classified find(Throwable failure) {
        if (failure instanceof ApiException api) {
            return ApiErrors.of(api);
        }
        if (failure instanceof AccountingException) {
            return of(ErrorClass.BUG, failure).critical();
        }
        for (Known known : KNOWN) {
            if (known.type().isInstance(failure)) {
                return of(known.errorClass(), failure);
            }
        }
        return failure instanceof IOException io ? ofIo(io) : null;
    }

    /** What stands further out than any cause: the words that a cause was wrapped in. */
    static @Nullable Classified findOuter(Throwable failure) {
        if (failure instanceof SourceException) {
            return of(ErrorClass.DATA, failure);
        }
        // A value that the driver itself refuses has neither; on a dead connection the loader would have said so.
        if (failure instanceof SQLException sql && sql.getSQLState() == null && sql.getErrorCode() == 0) {
            return of(ErrorClass.DATA, failure);
        }
        return failure instanceof dev.etlpipeline.core.warehouse.WarehouseException
                ? of(ErrorClass.CONFIGURATION, failure)
                : null;
    }

    private static Classified ofIo(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return of(ErrorClass.TRANSIENT, failure).soon();
        }
        String words = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return of(isFull(words) ? ErrorClass.RESOURCE : ErrorClass.TRANSIENT, failure);
    }

    /** Java has no type for it; these are the words of Linux, macOS and Windows. */
    private static boolean isFull(@Nullable String words) {
        String text = String.valueOf(words).toLowerCase(Locale.ROOT);
        return text.contains("no space left")
                || text.contains("not enough space")
                || text.contains("quota exceeded")
                || text.contains("too many open files");
    }

    private static Classified of(ErrorClass errorClass, Throwable failure) {
        return Classified.of(errorClass, failure.getClass().getSimpleName());
    }
}

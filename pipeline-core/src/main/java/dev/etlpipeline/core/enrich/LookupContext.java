package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.call.Calls;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.settings.ApiSettings;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up may use.
 *
 * @param enrichment the enrichment's name; {@code <name>-api} is the target of its API_CALL operations
 * @param baseUrl    of the API, stand-ins resolved; null where the settings name none
 * @param calls      the way of every HTTP exchange, on the thread that makes it: through the chain, heard by listeners
 * @param executor   for calls side by side; at most {@link ApiSettings#maxConcurrent()} of one enrichment at once
 * @param warehouse  for look-ups that ask a reference table
 */
public record LookupContext(
        String enrichment,
        ApiSettings settings,
        @Nullable URI baseUrl,
        RunContext run,
        Calls calls,
        ExecutorService executor,
        DataSource warehouse) {}

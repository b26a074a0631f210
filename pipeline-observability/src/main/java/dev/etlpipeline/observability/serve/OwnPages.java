package dev.etlpipeline.observability.serve;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a page of this server asks from what a page of somewhere else has a browser ask, which sends along what the browser
 * knows, such as a password.
 */
final class OwnPages {

    /** The form's field that holds {@link #key()}. */
    static final String KEY = "key";

    private static final int BYTES = 16;
    private static final int UNSUPPORTED = 415;
    private static final String ELSEWHERE = "This was asked by a page of somewhere else.";

    /** What a browser says of a request by a page of the same origin, and of one that somebody typed. */
    private static final Set<String> SAME_SITE = Set.of("same-origin", "none");

    private final String key;

    OwnPages() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        this.key = HexFormat.of().formatHex(random);
    }

    /** What only pages of this server know, until it ends. */
    String key() {
        return key;
    }

    /** @throws HttpResponseException where it is no form of a page of this server */
    void requireForm(Context context) {
        requireSameOrigin(context);
        if (!key.equals(context.formParam(KEY))) {
            throw new ForbiddenResponse("This form was made before the server was started anew; load it again.");
        }
    }

    /** @throws HttpResponseException where it is what a form of another site could send */
    void requireJson(Context context) {
        requireSameOrigin(context);
        String type =
                String.valueOf(context.contentType()).replaceFirst(";.*", "").strip();
        if (!type.equalsIgnoreCase("application/json")) {
            throw new HttpResponseException(UNSUPPORTED, "send JSON, with Content-Type: application/json", Map.of());
        }
    }

    /** By what browsers say of themselves; whoever is none says nothing. */
    private static void requireSameOrigin(Context context) {
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        if (site != null ? !SAME_SITE.contains(site) : origin != null && !isOwn(origin, context.header("Host"))) {
            throw new ForbiddenResponse(ELSEWHERE);
        }
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package dev.etlpipeline.observability.serve;

import dev.etlpipeline.core.settings.SettingsException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.UnauthorizedResponse;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. With a token, whoever shows it; without, only this machine, and only under its own name: a page of somewhere else
 * that a browser here has open could ask by a name that leads to loopback.
 */
final class Door {

    private static final Set<String> OPEN = Set.of("/health/live", "/health/ready");
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MISDIRECTED = 421;

    private final Optional<String> token;

    Door(String host, Optional<String> token) {
        this.token = token.filter(text -> !text.isBlank());
        if (this.token.isEmpty() && !isLoopback(host)) {
            throw new SettingsException(
                    List.of("serve.host: is '" + host + "', which others can reach; then serve.token"
                            + " must be set too, as a reference such as ${SERVE_TOKEN}"));
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new SettingsException(List.of("serve.host: '" + host + "' is no address of this machine"));
        }
    }

    void pass(Context context) {
        if (OPEN.contains(context.path())) {
            return;
        }
        if (token.isEmpty()) {
            refuseForeignNames(context);
        } else if (!isShown(context.header("Authorization"))) {
            context.header("WWW-Authenticate", "Basic realm=\"pipeline\"");
            throw new UnauthorizedResponse("show serve.token, as a bearer token or as the password of HTTP Basic");
        }
    }

    private static void refuseForeignNames(Context context) {
        String host = String.valueOf(context.header("Host"));
        String name = host.replaceFirst(":\\d+$", "");
        if (!OWN_NAMES.contains(name)) {
            throw new HttpResponseException(
                    MISDIRECTED, "ask for this as localhost or 127.0.0.1, or set serve.token", Map.of());
        }
    }

    private boolean isShown(@Nullable String authorization) {
        if (authorization == null) {
            return false;
        }
        String shown = authorization.startsWith("Bearer ")
                ? authorization.substring("Bearer ".length()).strip()
                : authorization.startsWith("Basic ") ? password(authorization.substring("Basic ".length())) : "";
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8),
                token.orElseThrow().strip().getBytes(StandardCharsets.UTF_8));
    }

    private static String password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** As it is typed into a browser. */
    static URI url(String host, int port) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/");
    }
}

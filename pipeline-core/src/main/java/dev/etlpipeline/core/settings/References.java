package dev.etlpipeline.core.settings;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves references in values: {@code ${NAME}}, {@code ${NAME:otherwise}} and {@code ${file::PATH}}. A name is another
 * setting or an environment variable; {@code ${paths.x}} gives the absolute path, since whoever refers to a path hands it
 * to something that does not know where relative ones start. What comes out of the environment or a file is taken as it is: SmallRye's own
 * expressions would turn the password {@code p$$w} into {@code p$w}.
 */
final class References implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    /** More than anybody nests on purpose: a reference that leads back to itself ends here. */
    private static final int DEEPEST = 8;

    private static final String PATHS = "paths.";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}:]+)(?:(::?)([^{}]*))?}");

    private final transient Path home;

    References(Path home) {
        this.home = home;
    }

    /** Whether the value is nothing but one reference, with nothing secret beside it. */
    static boolean isReferenceOnly(String raw) {
        Matcher matcher = REFERENCE.matcher(raw);
        if (!matcher.matches()) {
            return false;
        }
        String behind = matcher.group(3);
        return behind == null || behind.isEmpty() || "::".equals(matcher.group(2));
    }

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        return value(context, name, 0);
    }

    private @Nullable ConfigValue value(ConfigSourceInterceptorContext context, String name, int depth) {
        ConfigValue found = context.proceed(name);
        if (found == null || found.getValue() == null || SettingsSources.isEnvironment(found)) {
            return found;
        }
        if (depth > DEEPEST) {
            throw new UnresolvedReference("refers to itself");
        }
        Matcher matcher = REFERENCE.matcher(found.getValue());
        return found.withValue(matcher.replaceAll(match -> Matcher.quoteReplacement(resolve(context, match, depth))));
    }

    private String resolve(ConfigSourceInterceptorContext context, MatchResult match, int depth) {
        String name = match.group(1);
        String behind = match.group(3);
        if ("::".equals(match.group(2))) {
            return file(name, behind);
        }
        ConfigValue found = value(context, name, depth + 1);
        if (found != null && found.getValue() != null) {
            return name.startsWith(PATHS) ? absolute(found.getValue()) : found.getValue();
        }
        if (behind != null) {
            return behind;
        }
        throw new UnresolvedReference(
                "refers to ${" + name + "}, which is neither a setting nor set in the environment");
    }

    /** With slashes, as URLs want them on every system. */
    private String absolute(String path) {
        return home.resolve(path).toAbsolutePath().normalize().toString().replace('\\', '/');
    }

    private String file(String kind, String path) {
        if (!"file".equals(kind)) {
            throw new UnresolvedReference("refers to ${" + kind + "::...}; only file:: is known");
        }
        try {
            return Files.readString(home.resolve(path)).stripTrailing();
        } catch (IOException | IllegalArgumentException e) {
            throw new UnresolvedReference("refers to the file " + path + ", which cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    /** A reference leads nowhere. The message continues a sentence that starts with the setting's key. */
    static final class UnresolvedReference extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnresolvedReference(String message) {
            super(message, null, false, false);
        }
    }
}

package dev.etlpipeline.core.settings;

import dev.etlpipeline.core.settings.References.UnresolvedReference;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Checks every setting's presence, type, bounds and secrecy, and reports all that is wrong. */
final class SettingChecks {

    /** A password in a URL, so that neither a file keeps it nor a message shows it. */
    private static final Pattern INLINE_SECRET =
            Pattern.compile("(?i)((?:password|pwd|accesstoken|secret)\\s*=\\s*)(?!\\$\\{)[^;&\\s]+");

    private final SmallRyeConfig config;
    private final List<String> problems = new ArrayList<>();

    private SettingChecks(SmallRyeConfig config) {
        this.config = config;
    }

    static List<String> problems(SmallRyeConfig config, List<SettingKey> keys) {
        SettingChecks checks = new SettingChecks(config);
        for (SettingKey key : keys) {
            for (String name : key.names(config.getPropertyNames())) {
                checks.check(key, name);
            }
        }
        return checks.problems;
    }

    private void check(SettingKey key, String name) {
        ConfigValue value;
        try {
            value = config.getConfigValue(name);
        } catch (UnresolvedReference e) {
            problems.add(name + ": " + e.getMessage());
            return;
        }
        String text = value.getValue();
        if (text == null || text.isEmpty()) {
            checkAbsence(key, name, value);
            return;
        }
        checkSecrecy(key, name, value);
        for (String element : key.list() ? text.split("(?<!\\\\),") : new String[] {text}) {
            checkValue(key, element.strip())
                    .ifPresent(expected -> problems.add(
                            name + ": must be " + expected + ", but is " + shown(key, element.strip()) + where(value)));
        }
    }

    private void checkAbsence(SettingKey key, String name, ConfigValue value) {
        boolean blankOverDefault = value.getValue() != null && !key.list() && key.byDefault() != null;
        if (key.required() || blankOverDefault) {
            problems.add(name + ": is missing; give it in a settings file, by --set " + name + "=..., or as "
                    + environmentName(name) + (value.getValue() == null ? "" : "; it is blank" + where(value)));
        }
    }

    private void checkSecrecy(SettingKey key, String name, ConfigValue value) {
        String raw = value.getRawValue();
        if (raw == null || value.isDefault() || !SettingsSources.isWritten(value)) {
            return;
        }
        boolean literal = key.secret()
                ? !References.isReferenceOnly(raw)
                : INLINE_SECRET.matcher(raw).find();
        if (literal) {
            problems.add(name + ": holds a secret as it is; give a reference, ${" + environmentName(name)
                    + "} or ${file::/path/of/it}, or set " + environmentName(name) + where(value));
        }
    }

    /** What it should have been, where it is not. */
    private Optional<String> checkValue(SettingKey key, String text) {
        Object value = converted(key, text);
        if (value == null) {
            return Optional.of(SettingBounds.expected(key));
        }
        return SettingBounds.holds(key.about(), value) ? Optional.empty() : Optional.of(SettingBounds.expected(key));
    }

    private @Nullable Object converted(SettingKey key, String text) {
        if (key.type() == Boolean.class && !text.equals("true") && !text.equals("false")) {
            // SmallRye takes anything it does not know for false
            return null;
        }
        Optional<? extends Converter<?>> converter = config.getConverter(key.type());
        if (converter.isEmpty()) {
            return text;
        }
        try {
            return converter.get().convert(text);
        } catch (IllegalArgumentException | NullPointerException | java.time.DateTimeException e) {
            return null;
        }
    }

    private static String shown(SettingKey key, String text) {
        return key.secret() ? "****" : "'" + INLINE_SECRET.matcher(text).replaceAll("$1****") + "'";
    }

    private static String where(ConfigValue value) {
        String source = SettingsSources.isEnvironment(value)
                ? "environment variable " + environmentName(value.getName())
                : value.getConfigSourceName();
        return value.isDefault() ? " (built-in default)" : " (" + source + ")";
    }

    /** The environment variable that sets a key. */
    static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}

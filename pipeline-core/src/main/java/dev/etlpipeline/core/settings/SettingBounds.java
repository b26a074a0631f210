package dev.etlpipeline.core.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bounds that a {@link Setting} declares, checked and in words. */
final class SettingBounds {

    private SettingBounds() {}

    static boolean holds(@Nullable Setting about, Object value) {
        if (about == null) {
            return true;
        }
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            return exact.compareTo(BigDecimal.valueOf(about.min())) >= 0
                    && exact.compareTo(BigDecimal.valueOf(about.max())) <= 0;
        }
        if (value instanceof Duration duration) {
            return (about.atLeast().isEmpty() || duration.compareTo(Duration.parse(about.atLeast())) >= 0)
                    && (about.atMost().isEmpty() || duration.compareTo(Duration.parse(about.atMost())) <= 0);
        }
        return true;
    }

    /** Such as "a whole number from 1 to 64". */
    static String expected(SettingKey key) {
        String word = word(key.type());
        String article = word.startsWith("one of") || word.startsWith("true") ? "" : "a ";
        String example = key.type() == Duration.class ? " such as PT30S" : "";
        String range = range(key.about());
        return article + word + example + (range.isEmpty() ? "" : " " + range);
    }

    /** Such as "from 1 to 64"; empty without bounds. */
    static String range(@Nullable Setting about) {
        if (about == null) {
            return "";
        }
        String least = about.min() == Long.MIN_VALUE ? about.atLeast() : grouped(about.min());
        String most = about.max() == Long.MAX_VALUE ? about.atMost() : grouped(about.max());
        if (least.isEmpty()) {
            return most.isEmpty() ? "" : "of " + most + " or less";
        }
        return most.isEmpty() ? "of " + least + " or more" : "from " + least + " to " + most;
    }

    /** The type in words, such as "whole number". */
    static String word(Class<?> type) {
        if (type == Integer.class || type == Long.class) {
            return "whole number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Duration.class) {
            return "duration";
        }
        return type.isEnum() ? "one of " + words(type.getEnumConstants()) : "text";
    }

    private static String words(Object[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

package dev.etlpipeline.core.step;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The usual words for yes and no, in any case. */
final class BooleanForm implements Form {

    @Override
    public @Nullable Boolean parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1" -> Boolean.TRUE;
            case "false", "no", "n", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    @Override
    public String expected() {
        return "true, false, yes, no, y, n, 1 or 0";
    }
}

package dev.etlpipeline.core.definition;

import java.util.Locale;

/** How a file's header may spell a column's name. */
public final class HeaderNames {

    private HeaderNames() {}

    /** What two spellings of one name have in common: neither case nor outer blanks; {@code _}, {@code -}, blanks alike. */
    public static String canonical(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
    }
}

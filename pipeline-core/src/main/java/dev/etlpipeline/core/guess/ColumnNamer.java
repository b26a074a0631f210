package dev.etlpipeline.core.guess;

import dev.etlpipeline.core.warehouse.TargetTable;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes column names of what a header says: small letters, digits and {@code _}, each name once. */
final class ColumnNamer {

    /** What SQL Server takes is longer; nobody wants to type it. */
    private static final int LONGEST = 60;

    private final Set<String> taken = new HashSet<>(TargetTable.technicalNames());

    /** @param place of the column, from 1, for one whose header has no letter that a name may have */
    String name(String header, int place) {
        String plain = words(header);
        String name = plain.isEmpty() ? "column_" + place : identifier(plain);
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + "_" + number;
        }
        return free;
    }

    /** Letters without their accents, what stands between words as {@code _}. */
    private static String words(String header) {
        String letters = Normalizer.normalize(header, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String words = letters.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        return words.length() > LONGEST ? words.substring(0, LONGEST).replaceAll("_$", "") : words;
    }

    static String identifier(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "c_" + plain : plain;
    }
}

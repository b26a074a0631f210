package dev.etlpipeline.governance.mask;

import java.util.Locale;

/** E-mail addresses in domains that reach nobody, as far as the top-level domain allows it, which stays as it was. */
final class MaskedEmails {

    /** Without vowels, so that no words come about. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz0123456789yy";

    /** Characters in front of the @: 60 bits. */
    private static final int LENGTH = 12;

    private static final int BITS = 5;

    private final Pseudonyms pseudonyms;

    MaskedEmails(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    String of(String email) {
        long bits =
                pseudonyms.draw("email", email.strip().toLowerCase(Locale.ROOT)).bits();
        char[] local = new char[LENGTH + 1];
        for (int i = 0; i < LENGTH; i++) {
            local[i] = LETTERS.charAt((int) (bits & 31));
            bits >>>= BITS;
        }
        local[LENGTH] = '@';
        return new String(local).concat(domain(email));
    }

    /** {@code example.com} of any address of a .com; {@code masked.example} where example is the top-level domain itself. */
    static String domain(String email) {
        String stripped = email.strip();
        String top = stripped.substring(stripped.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (top.length() < 2 || top.length() == stripped.length() || !isLetters(top)) {
            return "example.com";
        }
        return top.equals("example") ? "masked.example" : "example." + top;
    }

    private static boolean isLetters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }
}

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
        String same = email.strip().toLowerCase(Locale.ROOT);
        String domain = domain(same);
        long bits = pseudonyms.draw("email", same).bits();
        char[] masked = new char[LENGTH + 1 + domain.length()];
        for (int i = 0; i < LENGTH; i++) {
            masked[i] = LETTERS.charAt((int) (bits & 31));
            bits >>>= BITS;
        }
        masked[LENGTH] = '@';
        domain.getChars(0, domain.length(), masked, LENGTH + 1);
        return new String(masked);
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

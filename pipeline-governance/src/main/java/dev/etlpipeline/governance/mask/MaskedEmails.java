package dev.etlpipeline.governance.mask;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** E-mail addresses in domains that reach nobody, as far as the top-level domain allows it, which stays as it was. */
final class MaskedEmails {

    /** Without vowels, so that no words come about. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz0123456789yy";

    /** Characters in front of the @: 60 bits. */
    private static final int LENGTH = 12;

    private static final int BITS = 5;

    /** The domain of most, and of whatever has none. */
    private static final String USUAL = "example.com";

    private final Pseudonyms pseudonyms;

    MaskedEmails(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    String of(String email) {
        String same = email.strip().toLowerCase(Locale.ROOT);
        long bits = pseudonyms.draw("email", same).bits();
        String domain = domain(same);
        byte[] masked =
                new byte[LENGTH + 1 + domain.length()]; // of ASCII alone; a builder takes longer than all the rest
        for (int i = 0; i < LENGTH; i++) {
            masked[i] = (byte) LETTERS.charAt((int) (bits & 31));
            bits >>>= BITS;
        }
        masked[LENGTH] = '@';
        for (int i = 0; i < domain.length(); i++) {
            masked[LENGTH + 1 + i] = (byte) domain.charAt(i);
        }
        return new String(masked, StandardCharsets.ISO_8859_1);
    }

    /** {@code example.com} of any address of a .com; {@code masked.example} where example is the top-level domain itself. */
    static String domain(String email) {
        String stripped = email.strip();
        int top = stripped.lastIndexOf('.') + 1;
        if (top == 0 || stripped.endsWith(".com")) {
            return USUAL;
        }
        return domainOf(stripped.substring(top).toLowerCase(Locale.ROOT));
    }

    private static String domainOf(String top) {
        if (top.length() < 2 || !isLetters(top)) {
            return USUAL;
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

package dev.etlpipeline.governance.encrypt;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the target for an encrypted value: how and with which key it was made, then Base64url, such as {@code
 * e2-k7qm.AbC...}. All of it is ASCII.
 *
 * @param letter of the {@link Way}
 */
record StoredText(char letter, String keyId, String payload) {

    /** Longest prefix: letter, number of at most six digits, hyphen, four letters, point. */
    private static final int PREFIX = 13;

    private static final Pattern FORM = Pattern.compile("([ed])([1-9][0-9]{0,5}-[a-z2-7]{4})\\.([A-Za-z0-9_-]+)");

    static String of(Way way, String keyId, byte[] encrypted) {
        return prefix(way, keyId) + Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
    }

    /** What all texts begin with that were made so. */
    static String prefix(Way way, String keyId) {
        return way.letter() + keyId + ".";
    }

    /** Empty where it is something else: a value that was never encrypted. */
    static Optional<StoredText> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new StoredText(matcher.group(1).charAt(0), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    byte[] encrypted() {
        return Base64.getUrlDecoder().decode(payload);
    }

    /** Characters of the longest text for so many encrypted bytes. */
    static int length(int bytes) {
        return PREFIX + (bytes * 4 + 2) / 3;
    }
}

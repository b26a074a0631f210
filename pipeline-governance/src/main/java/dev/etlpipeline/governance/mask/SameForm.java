package dev.etlpipeline.governance.mask;

/** Texts of the same form: letters for letters, capitals for capitals, digits for digits; anything else stays. */
final class SameForm {

    private static final int LETTERS = 26;
    private static final int DIGITS = 10;

    private SameForm() {}

    /** @param draw of the value */
    static String of(String text, Draw draw) {
        StringBuilder masked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                masked.append((char) ('0' + draw.below(DIGITS)));
            } else if (Character.isUpperCase(c)) {
                masked.append((char) ('A' + draw.below(LETTERS)));
            } else if (Character.isLetter(c) || Character.isSurrogate(c)) {
                masked.append((char) ('a' + draw.below(LETTERS)));
            } else {
                masked.append(c);
            }
        }
        return masked.toString();
    }

    /** The form alone, without anything of the value: X for a capital, x for another letter, 9 for a digit. */
    static String shape(String text) {
        StringBuilder shape = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean visible = c < 128 && !Character.isLetterOrDigit(c);
            shape.append(visible ? c : Character.isDigit(c) ? '9' : Character.isUpperCase(c) ? 'X' : 'x');
        }
        return shape.toString();
    }
}

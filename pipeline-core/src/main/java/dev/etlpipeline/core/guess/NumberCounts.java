package dev.etlpipeline.core.guess;

/** What the numbers of a column look like. */
final class NumberCounts {

    /** More digits than this may not fit 64 bits. */
    private static final int LONG_DIGITS = 18;

    private long integers;
    private long decimals;
    private long zeroLed;
    private long codes;
    private long separated;
    private int whole;
    private int behind;

    /** Counts a text that is not empty. */
    void add(String text) {
        int from = text.charAt(0) == '-' ? 1 : 0;
        int point = -1;
        boolean digit = false;
        boolean letter = false;
        boolean other = text.length() == from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                letter |= Character.isLetter(c);
                other = true;
            }
        }
        if (other || !digit) {
            other(text, digit, letter);
        } else {
            number(text, from, point);
        }
    }

    private void other(String text, boolean digit, boolean letter) {
        if (digit && letter) {
            codes++;
        } else if (digit && text.matches("[-+]?[^0-9]{0,3}[0-9]{1,3}([., ][0-9]{3})*([.,][0-9]+)?")) {
            separated++;
        }
    }

    private void number(String text, int from, int point) {
        int end = point < 0 ? text.length() : point;
        if (end - from > 1 && text.charAt(from) == '0') {
            zeroLed++;
            return;
        }
        whole = Math.max(whole, end - from);
        if (point < 0) {
            integers++;
        } else {
            behind = Math.max(behind, text.length() - point - 1);
            decimals++;
        }
    }

    /** Numbers, with a point or without. */
    long numbers() {
        return integers + decimals;
    }

    long decimals() {
        return decimals;
    }

    /** Digits with zeros in front, which a number would lose. */
    long zeroLed() {
        return zeroLed;
    }

    /** Texts of letters and digits: where they stand beside numbers, those are codes too. */
    long codes() {
        return codes;
    }

    /** Numbers with separators of thousands, a decimal comma or a currency. */
    long separated() {
        return separated;
    }

    boolean fitsLong() {
        return whole <= LONG_DIGITS;
    }

    /** Digits before the point, at most. */
    int whole() {
        return whole;
    }

    /** Digits behind the point, at most. */
    int behind() {
        return behind;
    }
}

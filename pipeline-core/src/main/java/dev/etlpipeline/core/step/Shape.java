package dev.etlpipeline.core.step;

/** What a text looks like, without saying what it is: digits as 9, letters as A, marks as they are. */
final class Shape {

    private static final int LONGEST = 30;

    private Shape() {}

    /** For the end of a violation's reason. */
    static String found(String text) {
        StringBuilder shape = new StringBuilder("; its shape is ");
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                shape.append('9');
            } else if (Character.isLetter(c)) {
                shape.append('A');
            } else {
                shape.append(c > ' ' && c < 0x7F ? c : c == ' ' ? ' ' : '?');
            }
        }
        return text.length() > LONGEST
                ? shape.append("... (")
                        .append(text.length())
                        .append(" characters)")
                        .toString()
                : shape.toString();
    }
}

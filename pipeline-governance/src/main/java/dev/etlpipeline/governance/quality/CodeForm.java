package dev.etlpipeline.governance.quality;

/** The form of a code such as AB123456 or GB-12: capitals as A, small letters as a, digits as 9, hyphens, dots and slashes. */
final class CodeForm {

    private static final int LONGEST = 20;

    private CodeForm() {}

    /** Empty where the text is too long, has other characters, or no digit: then it may be a word. */
    static String of(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return "";
        }
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char mark = mark(text.charAt(i));
            if (mark == 0) {
                return "";
            }
            form.append(mark);
        }
        return form.toString();
    }

    private static char mark(char c) {
        if (c >= '0' && c <= '9') {
            return '9';
        }
        if (c >= 'A' && c <= 'Z') {
            return 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return 'a';
        }
        return c == '-' || c == '.' || c == '/' ? c : 0;
    }

    /** A regular expression for the form. */
    static String pattern(String form) {
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        while (at < form.length()) {
            int end = at;
            while (end < form.length() && form.charAt(end) == form.charAt(at)) {
                end++;
            }
            pattern.append(one(form.charAt(at)));
            if (end - at > 1) {
                pattern.append('{').append(end - at).append('}');
            }
            at = end;
        }
        return pattern.toString();
    }

    private static String one(char mark) {
        return switch (mark) {
            case '9' -> "[0-9]";
            case 'A' -> "[A-Z]";
            case 'a' -> "[a-z]";
            case '.' -> "[.]";
            default -> String.valueOf(mark);
        };
    }
}

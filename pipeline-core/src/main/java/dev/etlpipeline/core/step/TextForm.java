package dev.etlpipeline.core.step;

import org.jspecify.annotations.Nullable;

/** Any text that a database can keep and give back: no NUL, no half of a surrogate pair. */
final class TextForm implements Form {

    @Override
    public @Nullable String parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return null;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return null;
                }
                i++;
            }
        }
        return text;
    }

    @Override
    public String expected() {
        return "text without NUL and without half a surrogate pair";
    }
}

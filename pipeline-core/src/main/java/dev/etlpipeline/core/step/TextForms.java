package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.Options;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the conversion, the steps and the rules take a text for, for whoever has to find out what a file holds before there
 * is a definition. Thread-safe.
 */
public final class TextForms {

    private final EmailAddresses emails =
            new EmailAddresses(Options.of(Map.of("top-level-domains", List.of("example", "invalid", "test"))));
    private final PhoneNumbers phones = new PhoneNumbers(Options.of(Map.of()));

    /** As the step {@code trim} leaves it. */
    public static String strip(String text) {
        return Blanks.strip(text);
    }

    /** Whether texts are dates of a pattern; empty ones are not to be asked. */
    public static Predicate<String> date(String pattern) {
        DateForm form = new DateForm(List.of(pattern));
        return text -> form.parse(text) != null;
    }

    /** Whether texts are timestamps of one of the patterns, of ISO-8601 where there are none. */
    public static Predicate<String> timestamp(List<String> patterns) {
        TimestampForm form = new TimestampForm(patterns);
        return text -> form.parse(text) != null;
    }

    /** Also in the domains that are set aside for examples. */
    public boolean isEmail(String text) {
        return emails.valid(text);
    }

    /** Of the United Kingdom, or with another country's code. */
    public boolean isPhone(String text) {
        return phones.e164(text) != null;
    }

    /** Of the United Kingdom. */
    public boolean isPostcode(String text) {
        return UkPostcode.normalise(text) != null;
    }
}

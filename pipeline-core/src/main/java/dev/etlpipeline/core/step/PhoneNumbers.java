package dev.etlpipeline.core.step;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.etlpipeline.core.definition.Options;
import org.jspecify.annotations.Nullable;

/** Telephone numbers, as libphonenumber knows them. Thread-safe. */
final class PhoneNumbers {

    private static final String DEFAULT_REGION = "GB";

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String region;
    private final @Nullable PlainPhoneNumbers plain;

    /** @throws IllegalArgumentException where option {@code region} is no region that has telephones */
    PhoneNumbers(Options options) {
        region = options.text("region", DEFAULT_REGION);
        if (!library.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException(
                    "option region must be a country code such as GB, but is '" + region + "'");
        }
        plain = PlainPhoneNumbers.of(region);
    }

    /**
     * The number in E.164; null where it is none that the region, or the country it names, could have given out. Letters
     * are refused, though the library would dial them (0800 FLOWERS), and so are extensions, which E.164 would drop.
     */
    @Nullable
    String e164(String text) {
        String usual = plain == null ? null : plain.e164(text);
        return usual == null ? byLibrary(text) : usual;
    }

    /** What {@link #e164} says, the long way. */
    @Nullable
    String byLibrary(String text) {
        if (text.codePoints().anyMatch(Character::isLetter)) {
            return null;
        }
        try {
            PhoneNumber number = library.parse(text, region);
            return library.isValidNumber(number) && !number.hasExtension()
                    ? library.format(number, PhoneNumberFormat.E164)
                    : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    String expected() {
        return "must be a telephone number of " + region
                + "'s numbering plan, or another country's with + in front, without" + " letters or extension";
    }
}

package dev.etlpipeline.governance.mask;

import dev.etlpipeline.governance.scheme.DataKind;
import java.util.function.UnaryOperator;

/** The masks of texts, by kind. Thread-safe. */
final class TextMasks {

    private static final String NAME = "Redacted";
    private static final String TEXT = "redacted";

    /** Characters that stand for any rest, however long it is. */
    private static final String REST = "xxx";

    private final Pseudonyms pseudonyms;
    private final InventedNames names;
    private final FakeNames fakes;
    private final MaskedEmails emails;
    private final MaskedPhones phones;
    private final MaskedPostcodes postcodes;
    private final MaskedNumbers numbers;

    TextMasks(Pseudonyms pseudonyms, PhoneRange range) {
        this.pseudonyms = pseudonyms;
        this.names = new InventedNames(pseudonyms);
        this.fakes = new FakeNames(pseudonyms);
        this.emails = new MaskedEmails(pseudonyms);
        this.phones = new MaskedPhones(pseudonyms, range);
        this.postcodes = new MaskedPostcodes(pseudonyms);
        this.numbers = new MaskedNumbers(pseudonyms);
    }

    /** @param mask of values one by one */
    UnaryOperator<String> of(DataKind kind, Mask mask) {
        return switch (mask) {
            case REDACT, NULL, SHUFFLE -> redact(kind);
            case PARTIAL -> partial(kind);
            case GENERALISE -> generalise(kind);
            case KEYED -> keyed(kind);
            case FAKE -> fake(kind);
        };
    }

    private static UnaryOperator<String> redact(DataKind kind) {
        return switch (kind) {
            case FIRST_NAME, LAST_NAME, FULL_NAME -> text -> NAME;
            case EMAIL -> text -> TEXT + '@' + MaskedEmails.domain(text);
            case PHONE -> text -> MaskedPhones.REDACTED;
            case POSTCODE -> text -> MaskedPostcodes.REDACTED;
            case NI_NUMBER -> text -> MaskedNumbers.NI;
            case NHS_NUMBER -> text -> MaskedNumbers.NHS;
            case CARD_NUMBER -> text -> MaskedNumbers.CARD;
            case IBAN -> text -> MaskedNumbers.IBAN;
            case IP_ADDRESS -> text -> MaskedNumbers.IP;
            case DATE_OF_BIRTH -> OtherMasks::redactedText;
            case ADDRESS, FREE_TEXT, OTHER -> text -> TEXT;
        };
    }

    private static UnaryOperator<String> partial(DataKind kind) {
        return switch (kind) {
            case FIRST_NAME, LAST_NAME, FULL_NAME -> text -> Words.each(text, word -> first(word) + REST);
            case EMAIL -> text -> first(text.strip()) + REST + '@' + MaskedEmails.domain(text);
            case PHONE -> MaskedPhones::lastDigits;
            case POSTCODE -> MaskedPostcodes::area;
            case CARD_NUMBER -> MaskedNumbers::cardEnd;
            case DATE_OF_BIRTH -> OtherMasks::monthText;
            default -> redact(kind);
        };
    }

    private static UnaryOperator<String> generalise(DataKind kind) {
        return switch (kind) {
            case POSTCODE -> MaskedPostcodes::district;
            case IP_ADDRESS -> MaskedNumbers::network;
            case DATE_OF_BIRTH -> OtherMasks::yearText;
            default -> redact(kind);
        };
    }

    private UnaryOperator<String> keyed(DataKind kind) {
        return switch (kind) {
            case FIRST_NAME, LAST_NAME, FULL_NAME -> names::of;
            case EMAIL -> emails::of;
            case PHONE -> phones::of;
            case POSTCODE -> postcodes::of;
            case NI_NUMBER -> numbers::ni;
            case NHS_NUMBER -> text -> numbers.nhs(text, text.indexOf(' ') >= 0);
            case CARD_NUMBER -> numbers::card;
            case IBAN -> numbers::iban;
            case IP_ADDRESS -> numbers::ip;
            case DATE_OF_BIRTH -> OtherMasks::yearText;
            case ADDRESS, FREE_TEXT, OTHER -> text -> SameForm.of(text, pseudonyms.draw("text", text.strip()));
        };
    }

    private UnaryOperator<String> fake(DataKind kind) {
        return switch (kind) {
            case FIRST_NAME, LAST_NAME, ADDRESS -> text -> fakes.of(kind, text);
            case FULL_NAME -> fakes::fullName;
            default -> keyed(kind);
        };
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }
}

package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.Options;
import java.util.List;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.DomainValidator.ArrayType;
import org.apache.commons.validator.routines.DomainValidator.Item;
import org.apache.commons.validator.routines.EmailValidator;

/** E-mail addresses, as commons-validator knows them. Thread-safe. */
final class EmailAddresses {

    private final EmailValidator library;
    private final PlainEmailAddresses plain;

    /** @param options {@code top-level-domains}: accepted beside those that exist, such as example (RFC 2606) */
    EmailAddresses(Options options) {
        String[] extra = options.texts("top-level-domains").toArray(String[]::new);
        List<Item> items = List.of(new Item(ArrayType.GENERIC_PLUS, extra));
        DomainValidator domains = DomainValidator.getInstance(false, items);
        library = new EmailValidator(false, false, domains);
        plain = new PlainEmailAddresses(domains);
    }

    boolean valid(String text) {
        return plain.valid(text) || byLibrary(text);
    }

    /** What {@link #valid} says, the long way. */
    boolean byLibrary(String text) {
        return library.isValid(text);
    }

    String expected() {
        return "must be an e-mail address such as name@company.com";
    }
}

package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;

/** The rules about ways to reach people: e-mail address, telephone number, postcode. */
final class ContactRules {

    private ContactRules() {}

    /** {@code email}: an address, in a domain that can exist. Option {@code top-level-domains}: further ones. */
    static RowRule email(RuleSpec spec, Schema schema) {
        spec.options().allowOnly("top-level-domains");
        Declaration.column(spec, schema, ColumnType.TEXT);
        EmailAddresses addresses = new EmailAddresses(spec.options());
        return new ValueRule(
                "email",
                spec.column(),
                schema.indexOf(spec.column()),
                value -> addresses.valid((String) value) ? null : addresses.expected());
    }

    /** {@code phone}: a number that could be dialled. Option {@code region} (GB). Not needed behind phone-e164. */
    static RowRule phone(RuleSpec spec, Schema schema) {
        spec.options().allowOnly("region");
        Declaration.column(spec, schema, ColumnType.TEXT);
        PhoneNumbers numbers = new PhoneNumbers(spec.options());
        return new ValueRule(
                "phone",
                spec.column(),
                schema.indexOf(spec.column()),
                value ->
                        numbers.e164((String) value) != null ? null : numbers.expected() + Shape.found((String) value));
    }

    /** {@code postcode}: a UK postcode as {@code uk-postcode} would write it or not. Not needed behind that step. */
    static RowRule postcode(RuleSpec spec, Schema schema) {
        spec.options().allowOnly();
        Declaration.column(spec, schema, ColumnType.TEXT);
        return new ValueRule(
                "postcode",
                spec.column(),
                schema.indexOf(spec.column()),
                value -> UkPostcode.normalise((String) value) != null
                        ? null
                        : UkPostcode.EXPECTED + Shape.found((String) value));
    }
}

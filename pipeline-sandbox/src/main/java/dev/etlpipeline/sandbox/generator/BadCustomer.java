package dev.etlpipeline.sandbox.generator;

import static dev.etlpipeline.core.source.Stage.EXTRACT;
import static dev.etlpipeline.core.source.Stage.TRANSFORM;
import static dev.etlpipeline.core.source.Stage.VALIDATE;

import dev.etlpipeline.core.source.Stage;
import java.util.Optional;

/** The twelve ways in which a generated customer is bad. Each is bad in one way only. */
public enum BadCustomer implements BadKind {
    MISSING_CUSTOMER_ID(VALIDATE, "required", "customer_id"),
    MISSING_LAST_NAME(VALIDATE, "required", "last_name"),
    BAD_EMAIL(VALIDATE, "email", "email"),
    BAD_PHONE(TRANSFORM, "phone", "phone"),
    /** A day the calendar does not have. */
    IMPOSSIBLE_DATE(TRANSFORM, "type", "registration_date"),
    /** A day of birth after the last one that the definition allows. */
    BIRTH_OUT_OF_RANGE(VALIDATE, "range", "date_of_birth"),
    BAD_POSTCODE(TRANSFORM, "postcode", "postcode"),
    UNKNOWN_STATUS(VALIDATE, "allowed-values", "status"),
    /** A first name of more than 100 letters. */
    OVER_LONG_NAME(VALIDATE, "length", "first_name"),
    TOO_FEW_COLUMNS(EXTRACT, "column-count", ""),
    TOO_MANY_COLUMNS(EXTRACT, "column-count", ""),
    /** Text after a closing quote, so that the line has an even number of quotes and swallows no other line. */
    BROKEN_QUOTING(EXTRACT, "quoting", "");

    private final Stage stage;
    private final String rule;
    private final String column;

    BadCustomer(Stage stage, String rule, String column) {
        this.stage = stage;
        this.rule = rule;
        this.column = column;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public Optional<String> column() {
        return column.isEmpty() ? Optional.empty() : Optional.of(column);
    }
}

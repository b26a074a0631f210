package dev.etlpipeline.sandbox.generator;

import static dev.etlpipeline.core.source.Stage.EXTRACT;
import static dev.etlpipeline.core.source.Stage.TRANSFORM;
import static dev.etlpipeline.core.source.Stage.VALIDATE;

import dev.etlpipeline.core.source.Stage;
import java.util.Optional;

/** The six ways in which a generated order is bad. Each is bad in one way only. */
public enum BadOrder implements BadKind {
    MISSING_ORDER_ID(VALIDATE, "required", "order_id"),
    BAD_AMOUNT(TRANSFORM, "type", "amount"),
    BAD_QUANTITY(TRANSFORM, "type", "quantity"),
    BAD_GIFT(TRANSFORM, "type", "gift"),
    BAD_TIMESTAMP(TRANSFORM, "type", "placed_at"),
    TOO_FEW_COLUMNS(EXTRACT, "column-count", "");

    private final Stage stage;
    private final String rule;
    private final String column;

    BadOrder(Stage stage, String rule, String column) {
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

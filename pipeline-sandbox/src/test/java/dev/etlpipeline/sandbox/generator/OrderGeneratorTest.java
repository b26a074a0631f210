package dev.etlpipeline.sandbox.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.source.Stage;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderGeneratorTest {

    private static final int ROWS = 1000;

    private final List<BadRecord> bad = new ArrayList<>();
    private final List<List<String>> records = new ArrayList<>();

    OrderGeneratorTest() throws IOException {
        StringWriter out = new StringWriter();
        new OrderGenerator(7).generate(ROWS, out, bad::add);
        out.toString().lines().map(CustomerOracle::fields).forEach(records::add);
    }

    @Test
    void beginsWithItsHeader() {
        assertThat(records.get(0))
                .containsExactly(
                        "order_id", "customer_id", "order_date", "amount", "quantity", "currency", "gift", "placed_at");
    }

    @Test
    void goodOrdersHaveTypedValues() {
        for (int record = 1; record <= ROWS; record++) {
            if (isGood(record)) {
                List<String> order = records.get(record);
                assertThat(order).hasSize(8).noneMatch(String::isBlank);
                assertThat(new BigDecimal(order.get(3)).scale()).isEqualTo(2);
                assertThat(Integer.parseInt(order.get(4))).isPositive();
                assertThat(order.get(5)).isIn("GBP", "EUR", "USD");
                assertThat(order.get(6)).isIn("true", "false");
                assertThat(Instant.parse(order.get(7)).toString())
                        .startsWith(LocalDate.parse(order.get(2)).toString());
            }
        }
    }

    @Test
    void badOrdersAreBadInTheNamedWay() {
        assertThat(first(BadOrder.MISSING_ORDER_ID).get(0)).isEmpty();
        assertThatThrownBy(() -> new BigDecimal(first(BadOrder.BAD_AMOUNT).get(3)))
                .isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Integer.parseInt(first(BadOrder.BAD_QUANTITY).get(4)))
                .isInstanceOf(NumberFormatException.class);
        assertThat(first(BadOrder.BAD_GIFT).get(6)).isNotIn("true", "false");
        assertThatThrownBy(() -> Instant.parse(first(BadOrder.BAD_TIMESTAMP).get(7)))
                .isInstanceOf(DateTimeParseException.class);
        assertThat(first(BadOrder.TOO_FEW_COLUMNS)).hasSize(6);
    }

    @Test
    void namesTheColumnOfABadValueAndNoneForAMalformedRecord() {
        assertThat(BadOrder.BAD_AMOUNT.column()).contains("amount");
        assertThat(BadOrder.TOO_FEW_COLUMNS.column()).isEmpty();
        assertThat(BadOrder.TOO_FEW_COLUMNS.stage()).isEqualTo(Stage.EXTRACT);
    }

    private boolean isGood(int record) {
        return bad.stream().noneMatch(b -> b.recordNumber() == record);
    }

    private List<String> first(BadOrder kind) {
        BadRecord record =
                bad.stream().filter(b -> b.kind() == kind).findFirst().orElseThrow();
        return records.get((int) record.recordNumber());
    }
}

package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.criteria.Criterion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedDefinitionsTest {

    private static final Map<String, String> ANN = Map.of(
            "customer_id", "10000001 ",
            "first_name", " MARGARET",
            "last_name", "o'neill",
            "email", "Margaret.ONeill@EXAMPLE.com",
            "phone", "020 7946 0000",
            "date_of_birth", "23/12/1949",
            "postcode", " gu51  5ef",
            "company", "Brackenford Logistics Ltd",
            "status", "Active",
            "registration_date", "2022-07-12");

    private final PipelineDefinition customers = Pipelines.read(Pipelines.shipped("customers.yaml"));
    private final PipelineDefinition orders = Pipelines.read(Pipelines.shipped("orders.yaml"));

    private Chunk customer(String column, String value) {
        Map<String, String> values = new HashMap<>(ANN);
        values.put(column, value);
        return Pipelines.validate(customers, List.of(Pipelines.row(customers.schema(), 1, values)));
    }

    @Test
    void customersHaveTheColumnsThatTheirUsersKnow() {
        assertThat(customers.target().qualified()).isEqualTo("warehouse.customer_enriched");
        assertThat(customers.schema().columns())
                .extracting(Column::name)
                .containsExactlyInAnyOrder(
                        ("customer_id first_name last_name email phone date_of_birth postcode region country district longitude"
                                        + " latitude geo_enriched company company_number company_size industry company_status"
                                        + " is_business calculated_risk risk_score_numeric risk_factors status"
                                        + " registration_date quality_score enrichment_status data_source")
                                .split(" "));
        assertThat(customers.enrichments()).extracting(EnrichmentSpec::name).containsExactly("postcode", "company");
        assertThat(customers.schema().keyColumns()).extracting(Column::name).containsExactly("customer_id");
    }

    @Test
    void customersKnowWhoFillsWhichColumn() {
        assertThat(customers.schema().columns().stream().map(Column::role)).isSorted();
        assertThat(role("is_business")).isEqualTo(Role.DERIVED);
        assertThat(role("quality_score")).isEqualTo(Role.DERIVED);
        assertThat(role("calculated_risk")).isEqualTo(Role.ENRICHED);
        assertThat(role("geo_enriched")).isEqualTo(Role.ENRICHED);
        assertThat(role("enrichment_status")).isEqualTo(Role.ENRICHED);
        assertThat(role("data_source")).isEqualTo(Role.PROVENANCE);
    }

    private Role role(String column) {
        return customers.schema().column(customers.schema().indexOf(column)).role();
    }

    @Test
    void customersAreCleaned() {
        Chunk chunk = customer("customer_id", "10000001 ");

        assertThat(chunk.rejects()).isEmpty();
        Row row = chunk.rows().get(0);
        assertThat(row.get("customer_id")).isEqualTo("10000001");
        assertThat(row.get("first_name")).isEqualTo("Margaret");
        assertThat(row.get("last_name")).isEqualTo("O'Neill");
        assertThat(row.get("email")).isEqualTo("Margaret.ONeill@example.com");
        assertThat(row.get("phone")).isEqualTo("+442079460000");
        assertThat(row.get("date_of_birth")).isEqualTo(LocalDate.of(1949, 12, 23));
        assertThat(row.get("postcode")).isEqualTo("GU51 5EF");
        assertThat(row.get("status")).isEqualTo("active");
        assertThat(row.get("is_business")).isEqualTo(true);
        assertThat(row.get("quality_score")).isEqualTo(100L);
    }

    @Test
    void aStatusThatIsBlankIsUnknownAndDoesNotCountAsAValue() {
        Row row = customer("status", " ").rows().get(0);

        assertThat(row.get("status")).isEqualTo("unknown");
        assertThat(row.get("quality_score")).isEqualTo(90L);
    }

    @Test
    void aCustomerWithoutCompanyIsNoBusiness() {
        assertThat(customer("company", null).rows().get(0).get("is_business")).isEqualTo(false);
    }

    @Test
    @Criterion("quality-rules.1")
    void everyWayToBeBadIsFoundByItsRule() {
        assertRejected("customer_id", " ", "required");
        assertRejected("last_name", "", "required");
        assertRejected("first_name", "Jo".repeat(51), "length");
        assertRejected("first_name", "Jo\u0007e", "pattern");
        assertRejected("email", "nobody@", "email");
        assertRejected("phone", "ask at reception", "phone");
        assertRejected("registration_date", "31/02/2024", "type");
        assertRejected("registration_date", "1989-12-31", "range");
        assertRejected("date_of_birth", "2999-01-01", "range");
        assertRejected("postcode", "SW1A", "postcode");
        assertRejected("status", "archived", "allowed-values");
        assertRejected("company", "a\0b", "type");
    }

    private void assertRejected(String column, String value, String rule) {
        Chunk chunk = customer(column, value);
        assertThat(chunk.rejects()).as(column).hasSize(1);
        assertThat(chunk.rejects().get(0).violations())
                .extracting(Violation::rule, Violation::column)
                .containsExactly(tuple(rule, column));
    }

    @Test
    void ordersNeedNoJava() {
        Map<String, String> values = Map.of(
                "order_id", "ORD-1",
                "customer_id", "10000918",
                "order_date", "2025-06-16",
                "amount", "548.7",
                "quantity", "12",
                "currency", "gbp",
                "gift", "no",
                "placed_at", "2025-06-16T21:21:52Z");

        Chunk chunk = Pipelines.validate(orders, List.of(Pipelines.row(orders.schema(), 1, values)));

        assertThat(chunk.rejects()).isEmpty();
        assertThat(chunk.rows().get(0).values())
                .containsExactly(
                        "ORD-1",
                        "10000918",
                        LocalDate.of(2025, 6, 16),
                        new BigDecimal("548.70"),
                        12L,
                        "GBP",
                        false,
                        LocalDateTime.of(2025, 6, 16, 21, 21, 52));
        assertThat(orders.target().qualified()).isEqualTo("warehouse.orders");
        assertThat(orders.enrichments()).isEmpty();
    }
}

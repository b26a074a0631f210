package dev.etlpipeline.governance.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataClassTest {

    @Test
    void theHighestTagCounts() {
        assertThat(DataClass.of(tagged("internal", "sensitive-personal", "personal")))
                .contains(DataClass.SENSITIVE_PERSONAL);
        assertThat(DataClass.of(tagged("pii"))).contains(DataClass.PERSONAL);
        assertThat(DataClass.of(tagged("something"))).isEmpty();
    }

    @Test
    void theKindStandsBesideTheClass() {
        assertThat(DataKind.of(tagged("personal", "date-of-birth"))).contains(DataKind.DATE_OF_BIRTH);
        assertThat(DataKind.of(tagged("personal"))).isEmpty();
    }

    private static Column tagged(String... tags) {
        return new Column("c", ColumnType.TEXT, 9, 0, 0, false, false, Set.of(tags), Role.SOURCE);
    }
}

package dev.etlpipeline.core.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.warehouse.TargetTable.Field;
import dev.etlpipeline.core.warehouse.TargetTable.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlServerDialectTest {

    private final SqlServerDialect dialect = new SqlServerDialect(true);

    private static Field field(Kind kind) {
        return new Field("c", kind, 10, 10, kind == Kind.TIMESTAMP ? 6 : 2, false, false);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT,nvarchar,0",
        "INTEGER,bigint,0",
        "INTEGER,int,0",
        "DECIMAL,decimal,0",
        "DECIMAL,numeric,0",
        "DATE,date,0",
        "TIMESTAMP,datetime2,6",
        "TIMESTAMP,datetime2,7",
        "BOOLEAN,bit,0",
        "HASH,binary,0"
    })
    void takesTypesThatKeepValues(Kind kind, String type, int digits) {
        assertThat(dialect.wrongType(field(kind), "c", type, digits)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT,varchar,0",
        "TEXT,nchar,0",
        "INTEGER,float,0",
        "DECIMAL,float,0",
        "DECIMAL,money,0",
        "DATE,datetime,3",
        "TIMESTAMP,datetime,3",
        "TIMESTAMP,datetime2,3",
        "TIMESTAMP,smalldatetime,0",
        "BOOLEAN,nvarchar,0"
    })
    void refusesTypesThatWouldChangeValuesSilently(Kind kind, String type, int digits) {
        assertThat(dialect.wrongType(field(kind), "c", type, digits))
                .get()
                .asString()
                .contains("column c is " + type)
                .contains("it must be " + SqlServerDialect.plainType(field(kind)));
    }

    @Test
    void refusesAColumnThatIsSpeltOtherwise() {
        assertThat(dialect.wrongType(field(Kind.TEXT), "C", "nvarchar", 0))
                .get()
                .asString()
                .contains("spelt");
    }
}

package dev.etlpipeline.core.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JdbcUrlTest {

    @Test
    void readsPropertiesWithoutCase() {
        JdbcUrl url = new JdbcUrl("jdbc:sqlserver://db:1433;databaseName=dw;SocketTimeout=5000");

        assertThat(url.isSqlServer()).isTrue();
        assertThat(url.has("socketTimeout")).isTrue();
        assertThat(url.property("sockettimeout", "-")).isEqualTo("5000");
        assertThat(url.has("packetSize")).isFalse();
    }

    @Test
    void readsValuesInBraces() {
        JdbcUrl url = new JdbcUrl("jdbc:sqlserver://db;password={a;b}}=c};encrypt=false");

        assertThat(url.has("encrypt")).isTrue();
        assertThat(url.has("b}}=c}")).isFalse();
    }

    @Test
    void namesThePlaceWithoutSecrets() {
        JdbcUrl url = new JdbcUrl("jdbc:sqlserver://db:1433;user=etl;password=hunter2;databaseName=dw");

        assertThat(url).hasToString("jdbc:sqlserver://db:1433;databaseName=dw");
    }

    @Test
    void knowsTheFileOfAnEmbeddedDatabase() {
        assertThat(new JdbcUrl("jdbc:h2:file:/srv/w;MODE=MSSQLServer").embeddedFile())
                .contains(Path.of("/srv/w"));
        assertThat(new JdbcUrl("jdbc:h2:file:~/w").embeddedFile())
                .contains(Path.of(System.getProperty("user.home"), "w"));
        assertThat(new JdbcUrl("jdbc:h2:mem:x").embeddedFile()).isEmpty();
        assertThat(new JdbcUrl("jdbc:sqlserver://db").embeddedFile()).isEmpty();
    }

    @Test
    void knowsWhichFileOneProcessHasToItself() {
        assertThat(new JdbcUrl("jdbc:h2:file:/srv/w;MODE=MSSQLServer").isLockedFile())
                .isTrue();
        assertThat(new JdbcUrl("jdbc:h2:file:/srv/w;AUTO_SERVER=TRUE").isLockedFile())
                .isFalse();
        assertThat(new JdbcUrl("jdbc:h2:file:/srv/w;FILE_LOCK=NO").isLockedFile())
                .isFalse();
        assertThat(new JdbcUrl("jdbc:h2:tcp://db/w").isLockedFile()).isFalse();
        assertThat(new JdbcUrl("jdbc:sqlserver://db").isLockedFile()).isFalse();
    }

    @Test
    void resolvesARelativeEmbeddedFileAgainstHome() {
        Path home = Path.of("/srv/etl").toAbsolutePath();

        assertThat(new JdbcUrl("jdbc:h2:file:var/w;MODE=MSSQLServer").against(home))
                .isEqualTo("jdbc:h2:file:" + home.resolve("var/w") + ";MODE=MSSQLServer");
        assertThat(new JdbcUrl("jdbc:h2:mem:x;A=1").against(home)).isEqualTo("jdbc:h2:mem:x;A=1");
    }
}

package dev.etlpipeline.governance.encrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.control.Holder;
import dev.etlpipeline.core.control.RunLease;
import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.encrypt.Members.Ended;
import dev.etlpipeline.governance.key.DataKeys;
import dev.etlpipeline.governance.scheme.Scheme;
import dev.etlpipeline.governance.scheme.SchemeSettings;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another key, while loads go on. */
abstract class RotationContract {

    private static final int ROWS = 95;

    @TempDir
    private Path folder;

    private Members members;

    abstract TestDatabase database(Path folder);

    @BeforeEach
    void begin() throws IOException {
        members = new Members(folder, database(folder));
        members.command("keys", "create");
    }

    private static List<String> lines(int rows, String town) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(i -> String.format("%03d,m%d@example.org,AB%d 1CD,1980-01-01,%d,,,,%s", i, i, i % 9, i, town))
                .toList();
    }

    private static List<String> values(int rows, String town) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(i -> String.format(
                        "%03d|m%d@example.org|AB%d 1CD|1980-01-01|%d|null|null|null|%s", i, i, i % 9, i, town))
                .toList();
    }

    private List<String> underOlderKeys(String key) throws SQLException {
        return members.select("SELECT COUNT(*) FROM warehouse.NAME WHERE email NOT LIKE 'e" + key
                + "%' OR postcode NOT LIKE 'd" + key + "%'");
    }

    @Test
    @Criterion("encryption.2")
    void movesEveryValueToANewKey() throws Exception {
        members.load(lines(ROWS, "Ayr"));

        Ended ended = members.command("keys", "rotate", "--reason", "yearly");

        assertThat(ended.code()).as(ended.complained()).isZero();
        assertThat(ended.printed()).contains("95 rows were encrypted anew with data key 2-");
        assertThat(underOlderKeys("2-")).containsExactly("0");
        assertThat(members.opened()).isEqualTo(values(ROWS, "Ayr"));
        assertThat(members.command("keys", "list").printed())
                .containsPattern("1-[a-z2-7]{4} +old")
                .containsPattern("2-[a-z2-7]{4} +active");
        assertThat(members.actions()).extracting("name").endsWith("keys.rotate", "keys.reencrypt");
        assertThat(members.load(lines(ROWS, "Ayr")).accounting().unchanged()).isEqualTo(ROWS);
    }

    @Test
    @Criterion("encryption.2")
    void rotatesDuringALoadAndAllValuesStayReadable() throws Exception {
        members.load(lines(60, "Ayr"));
        List<Ended> rotated = new ArrayList<>();

        var result = members.load(
                lines(ROWS, "Bath"), new BetweenChunks(2, () -> rotated.add(members.command("keys", "rotate"))));

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(rotated)
                .singleElement()
                .satisfies(
                        ended -> assertThat(ended.code()).as(ended.complained()).isZero());
        assertThat(members.opened()).isEqualTo(values(ROWS, "Bath"));
        Ended again = members.command("keys", "rotate");
        assertThat(again.code()).as(again.complained()).isZero();
        assertThat(members.command("keys", "verify").code()).isZero();
        assertThat(members.opened()).isEqualTo(values(ROWS, "Bath"));
    }

    @Test
    void goesOnWhereItWasEndedAndMakesNoOtherKey() throws Exception {
        members.load(lines(ROWS, "Ayr"));
        TestWorkspace workspace = members.workspace();
        DataKeys keys = members.keys();
        String made = keys.create().id();
        EncryptSettings own = workspace.settings().read(EncryptSettings.class);
        EncryptedColumns columns =
                new EncryptedColumns(own, Scheme.of(workspace.settings().read(SchemeSettings.class)));
        KeyParts parts = new KeyParts(workspace, own, columns, new EncryptionCodec(columns, keys), keys);
        AtomicInteger asked = new AtomicInteger();
        try (Warehouse warehouse = workspace.warehouse("a test")) {
            Rotation.Result ended =
                    parts.rotation(parts.target(warehouse, null)).run(rows -> {}, () -> asked.incrementAndGet() > 3);
            assertThat(ended).isEqualTo(new Rotation.Result(30, true, Set.of()));
        }

        Ended again = members.command("keys", "rotate");

        assertThat(again.printed()).contains("no new key is made", "65 rows were encrypted anew with data key " + made);
        assertThat(members.opened()).isEqualTo(values(ROWS, "Ayr"));
    }

    @Test
    void aValueThatDoesNotOpenIsLeftAndKeepsNoOtherBack() throws Exception {
        members.load(lines(ROWS, "Ayr"));
        members.execute("UPDATE warehouse.NAME SET email = (SELECT o.email FROM warehouse.NAME o"
                + " WHERE o.member_id = '001') WHERE member_id = '002'");

        Ended ended = members.command("keys", "rotate");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.printed())
                .contains("94 rows were encrypted anew", "Left as they are: a value of column email");
        assertThat(underOlderKeys("2-")).containsExactly("1");
    }

    @Test
    void aKeyThatIsStillNeededIsNotDestroyed() throws Exception {
        members.load(lines(5, "Ayr"));
        String first = members.select("SELECT email FROM warehouse.NAME WHERE member_id = '001'")
                .get(0)
                .substring(1, 7);
        members.command("keys", "rotate");

        assertThat(members.command("keys", "destroy", first).code()).isEqualTo(2);
        Ended done = members.command("keys", "destroy", first, "--yes");
        members.load(lines(5, "Bath"));

        assertThat(done.code()).as(done.complained()).isZero();
        assertThat(members.command("keys", "list").printed()).containsPattern(first + " +destroyed");
        assertThat(members.opened()).isEqualTo(values(5, "Bath"));
        String second = members.select("SELECT email FROM warehouse.NAME WHERE member_id = '001'")
                .get(0)
                .substring(1, 7);
        Ended active = members.command("keys", "destroy", second, "--yes");
        assertThat(active.complained()).contains("still stand under data key " + second);
    }

    @Test
    void aKeyIsNotDestroyedWhileARunIsUnderWay() throws Exception {
        members.load(lines(5, "Ayr"));
        String first = members.select("SELECT email FROM warehouse.NAME WHERE member_id = '001'")
                .get(0)
                .substring(1, 7);
        members.command("keys", "rotate");
        Ended refused;
        try (Warehouse warehouse = members.workspace().warehouse("test");
                RunLease run = RunLease.acquire(
                        warehouse.dataSource(),
                        new RunLease.Request(
                                members.name(), "a-run", Holder.ofThisProcess(), Duration.ofMillis(300), false),
                        Clock.systemUTC(),
                        Waiting.SYSTEM,
                        notice -> {},
                        () -> false)) {
            refused = members.command("keys", "destroy", first, "--yes");
            assertThat(run.fence()).isPositive();
        }

        Ended done = members.command("keys", "destroy", first, "--yes");

        assertThat(refused.code()).isNotZero();
        assertThat(refused.complained()).contains("(run a-run)", "nothing was changed");
        assertThat(done.code()).as(done.complained()).isZero();
    }

    @Test
    void aRowThatIsWrittenLateUnderTheOldKeyIsNamedKeptReadableAndMoved() throws Exception {
        members.load(lines(20, "Ayr"));
        String before = members.select("SELECT email FROM warehouse.NAME WHERE member_id = '007'")
                .get(0);
        String first = before.substring(1, 7);
        members.command("keys", "rotate");
        members.execute("UPDATE warehouse.NAME SET email = '" + before + "' WHERE member_id = '007'");

        Ended verified = members.command("keys", "verify");
        Ended destroyed = members.command("keys", "destroy", first, "--yes");
        Ended again = members.command("keys", "rotate");

        assertThat(verified.code()).as(verified.printed()).isZero();
        assertThat(verified.printed()).contains(" 1 values of email: " + first, "19 values of email: 2-");
        assertThat(destroyed.complained()).contains("1 values of column email still stand under data key " + first);
        assertThat(again.printed()).contains("no new key is made", "1 rows were encrypted anew with data key 2-");
        assertThat(members.opened()).isEqualTo(values(20, "Ayr"));
    }

    /** Something to be done. */
    private interface Doing {
        void it() throws Exception;
    }

    /** Does something once, in the transaction of a chunk. */
    private record BetweenChunks(int number, Doing doing) implements PipelineModule {

        @Override
        public String name() {
            return "between-chunks";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.participate(new LoadParticipant() {
                private int seen;

                @Override
                public void afterCommit(LoadedChunk chunk) {
                    seen++;
                    if (seen == number) {
                        try {
                            doing.it();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
            });
        }
    }
}

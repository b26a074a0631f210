package dev.etlpipeline.governance.encrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.encrypt.Members.Ended;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another key for what modules keep of records beside the target. */
abstract class KeptRecordsContract {

    @TempDir
    private Path folder;

    private Members members;

    abstract TestDatabase database(Path folder);

    @BeforeEach
    void begin() throws IOException {
        members = new Members(folder, database(folder));
        members.command("keys", "create");
        members.load(List.of(
                "001,m1@example.org,AB1 1CD,1980-01-01,1,,,,Ayr",
                "002,m2@example.org,AB2 1CD,1980-01-01,2,,,,Ayr",
                "003,m3@example.org,AB3 1CD,1980-01-01,3,,,,Ayr",
                "004,m4@example.org,AB4 1CD,1980-01-01,4,,,,Ayr",
                "005,m5@example.org,AB5 1CD,1980-01-01,5,,,,Ayr"));
    }

    /** @return the name of the key under which the one record is kept */
    private String keep(Shelf shelf) throws IOException {
        shelf.put("p", new RawRecords(members.keys()).protect("p", "a record"));
        return RawRecords.keyId(shelf.texts().get(1L).text()).orElseThrow();
    }

    @Test
    @Criterion("encryption.2")
    void movesToTheNewKeyWhatModulesKeepOfRecords() throws Exception {
        RawRecords records = new RawRecords(members.keys());
        Shelf shelf = new Shelf();
        for (int i = 1; i <= 250; i++) {
            shelf.put("p" + i % 2, records.protect("p" + i % 2, "record " + i));
        }
        shelf.put("p1", "kept clear");
        String first = RawRecords.keyId(shelf.texts().get(1L).text()).orElseThrow();

        Ended rotated = members.command(List.of(shelf), "keys", "rotate");
        Ended verified = members.command(List.of(shelf), "keys", "verify");
        Ended destroyed = members.command(List.of(shelf), "keys", "destroy", first, "--yes");

        assertThat(rotated.code()).as(rotated.complained()).isZero();
        assertThat(rotated.printed()).contains("5 rows were encrypted anew", "250 texts in quarantine were too.");
        assertThat(verified.code()).as(verified.printed()).isZero();
        assertThat(verified.printed())
                .containsPattern("250 texts in test.shelf: 2-")
                .doesNotContain(first);
        assertThat(destroyed.code()).as(destroyed.complained()).isZero();
        RawRecords later = new RawRecords(members.keys());
        assertThat(shelf.texts().values())
                .hasSize(251)
                .allSatisfy(text -> assertThat(later.reveal(text.pipeline(), text.text()))
                        .isEqualTo(text.id() == 251 ? "kept clear" : "record " + text.id()));
    }

    @Test
    void movesRecordsOfAPipelineThatHasNoEncryptedColumn() throws Exception {
        Shelf shelf = new Shelf();
        String first = keep(shelf);
        members.defining("tags: [encrypt]", "tags: []").defining("tags: ['encrypt:joinable']", "tags: []");

        Ended rotated = members.command(List.of(shelf), "keys", "rotate");
        Ended verified = members.command(List.of(shelf), "keys", "verify");
        Ended destroyed = members.command(List.of(shelf), "keys", "destroy", first, "--yes");

        assertThat(rotated.code()).as(rotated.complained()).isZero();
        assertThat(rotated.printed())
                .contains("this is about records in quarantine alone", "1 texts in quarantine were too.");
        assertThat(verified.code()).as(verified.printed()).isZero();
        assertThat(verified.printed())
                .containsPattern("1 texts in test.shelf: 2-")
                .contains("No column of " + members.name() + " is encrypted.");
        assertThat(destroyed.code()).isEqualTo(1);
        assertThat(destroyed.complained())
                .as("values may stand under it in columns that were encrypted once, or in other targets")
                .contains("no column of " + members.name() + " is encrypted");
    }

    @Test
    void aKeyIsNotDestroyedUnderWhichSomethingIsKept() throws Exception {
        Shelf shelf = new Shelf();
        String first = keep(shelf);
        members.command("keys", "rotate");

        Ended refused = members.command(List.of(shelf), "keys", "destroy", first, "--yes");
        Ended verified = members.command(List.of(shelf), "keys", "verify");
        Ended gone = members.command(List.of(shelf), "keys", "rotate");

        assertThat(refused.complained()).contains("1 texts in test.shelf still stand under data key " + first);
        assertThat(verified.printed()).contains("1 texts in test.shelf: " + first);
        assertThat(gone.printed()).contains("no new key is made", "1 texts in quarantine were too.");
        assertThat(members.command(List.of(shelf), "keys", "destroy", first, "--yes")
                        .code())
                .isZero();
    }

    @Test
    void aTextThatSomebodyChangesMeanwhileIsMetByTheNextWay() throws Exception {
        RawRecords records = new RawRecords(members.keys());
        Shelf shelf = new Shelf();
        shelf.put("p", records.protect("p", "mended once"));
        String later = records.protect("p", "mended twice");
        AtomicInteger replaced = new AtomicInteger();
        shelf.beforeReplace(() -> {
            if (replaced.incrementAndGet() == 1) {
                shelf.putBack(1, later);
            }
        });
        shelf.put("p", records.protect("p", "another"));

        Ended rotated = members.command(List.of(shelf), "keys", "rotate");

        assertThat(rotated.code()).as(rotated.printed() + rotated.complained()).isZero();
        assertThat(RawRecords.keyId(shelf.texts().get(1L).text()))
                .hasValueSatisfying(id -> assertThat(id).startsWith("2-"));
        assertThat(new RawRecords(members.keys())
                        .reveal("p", shelf.texts().get(1L).text()))
                .isEqualTo("mended twice");
    }
}

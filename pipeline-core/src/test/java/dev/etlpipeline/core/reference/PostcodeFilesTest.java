package dev.etlpipeline.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostcodeFilesTest {

    private static final String ONS =
            "pcds,doterm,laua,ctry,rgn,lat,long\nM1 1AA,,E08000003,E92000001,E12000002,53,-2\n";
    private static final String NAMED = "postcode,country,region,district,latitude,longitude\n";
    private static final String CODE_POINT = "M11AA,10,384700,398000,E92000001,,,,E08000003,E05000001\n";
    private static final String NAMES = "LAD23CD,LAD23NM,LAD23NMW\nE08000003,Manchester,\n";

    @TempDir
    Path folder;

    @Test
    void takesTheWholeFileOfAnOnsArchiveAndItsNames() throws IOException {
        Path zip = zip(Map.of(
                "Data/ONSPD_MAY_2025_UK.csv", ONS,
                "Data/multi_csv/ONSPD_MAY_2025_UK_M.csv", ONS,
                "Documents/LAD23_names.csv", NAMES,
                "Documents/guide.pdf", "%PDF",
                "Documents/Other names.csv", "CTY23CD,CTY23NM\n"));

        try (ReferenceFiles files = open(zip)) {
            assertThat(chosen(files)).containsExactly("Data/ONSPD_MAY_2025_UK.csv");
            assertThat(PostcodeFiles.names(files, Optional.empty()).name("E08000003"))
                    .isEqualTo("Manchester");
        }
    }

    @Test
    void takesTheSplitFilesWhereThereIsNoWholeOne() throws IOException {
        try (ReferenceFiles files = open(zip(Map.of("multi_csv/A.csv", ONS, "multi_csv/B.csv", ONS)))) {
            assertThat(chosen(files)).containsExactlyInAnyOrder("multi_csv/A.csv", "multi_csv/B.csv");
        }
    }

    @Test
    void takesAllFilesOfCodePointOpenFromAFolder() throws IOException {
        Files.createDirectories(folder.resolve("cpo/Data/CSV"));
        Files.createDirectories(folder.resolve("cpo/Doc"));
        Files.writeString(folder.resolve("cpo/Data/CSV/m.csv"), CODE_POINT);
        Files.writeString(folder.resolve("cpo/Data/CSV/ab.csv"), CODE_POINT);
        Files.writeString(
                folder.resolve("cpo/Doc/Code-Point_Open_Column_Headers.csv"), "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n");

        try (ReferenceFiles files = open(folder.resolve("cpo"))) {
            assertThat(chosen(files))
                    .containsExactly(
                            Path.of("Data/CSV/ab.csv").toString(),
                            Path.of("Data/CSV/m.csv").toString());
        }
    }

    @Test
    void refusesWhatItDoesNotKnowAndSaysWhatItKnows() throws IOException {
        Path file = Files.writeString(folder.resolve("customers.csv"), "customer_id,name\n1,x\n");

        try (ReferenceFiles files = open(file)) {
            assertThatThrownBy(() -> PostcodeFiles.of(files))
                    .isInstanceOf(SourceException.class)
                    .hasMessageStartingWith("customers.csv is not in a layout of postcodes that is known here")
                    .hasMessageContaining("ONSPD and NSPL, OS Code-Point Open");
        }
    }

    @Test
    void refusesTwoLayoutsAtOnce() throws IOException {
        try (ReferenceFiles files = open(zip(Map.of("a.csv", ONS, "b.csv", NAMED)))) {
            assertThatThrownBy(() -> PostcodeFiles.of(files))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("more than one layout")
                    .hasMessageEndingWith("Name the file that is meant.");
        }
    }

    @Test
    void refusesANamesFileThatNamesNothing() throws IOException {
        Path postcodes = Files.writeString(folder.resolve("p.csv"), ONS);
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "code,name\n");

        try (ReferenceFiles files = open(postcodes);
                ReferenceFiles names = open(wrong)) {
            assertThatThrownBy(() -> PostcodeFiles.names(files, Optional.of(names)))
                    .isInstanceOf(SourceException.class)
                    .hasMessageStartingWith("wrong.csv names no districts");
        }
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> open(folder.resolve("absent.csv")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("absent.csv does not exist");
    }

    @Test
    void aDigestChangesWithEveryFile() throws IOException {
        Path file = Files.writeString(folder.resolve("p.csv"), ONS);
        Path names = Files.writeString(folder.resolve("n.csv"), NAMES);

        try (ReferenceFiles one = open(file);
                ReferenceFiles other = open(names)) {
            String alone = ReferenceFiles.digest(List.of(one));

            assertThat(alone).hasSize(64).isEqualTo(ReferenceFiles.digest(List.of(one)));
            assertThat(ReferenceFiles.digest(List.of(one, other))).isNotEqualTo(alone);
        }
    }

    private ReferenceFiles open(Path path) throws IOException {
        return ReferenceFiles.open(path, folder.resolve("spool"));
    }

    private static List<String> chosen(ReferenceFiles files) {
        return PostcodeFiles.of(files).parts().stream().map(ReferencePart::name).toList();
    }

    private Path zip(Map<String, String> entries) throws IOException {
        Path file = folder.resolve("published.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}

package dev.etlpipeline.resilience.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.resilience.People;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the quarantine's commands answer to mistakes. */
class QuarantineCommandsTest {

    @TempDir
    Path folder;

    private People people;

    @BeforeEach
    void setAside() throws IOException {
        people = new People(folder, H2Databases.inFolder(folder));
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr", "3,Cy,,ayr"));
    }

    private String printed(String... words) throws IOException {
        TestWorkspace workspace = people.workspace();
        QuarantineCommand.of(workspace).execute(words);
        return workspace.printed();
    }

    /** What a command threw for a person to read, or complained of. */
    private String refused(String... words) throws IOException {
        TestWorkspace workspace = people.workspace();
        String[] said = {""};
        CommandLine line = QuarantineCommand.of(workspace)
                .setErr(new java.io.PrintWriter(java.io.Writer.nullWriter()))
                .setParameterExceptionHandler((wrong, args) -> {
                    said[0] = wrong.getMessage();
                    return 2;
                })
                .setExecutionExceptionHandler((wrong, command, result) -> {
                    said[0] = wrong.getMessage();
                    return 2;
                });
        assertThat(line.execute(words)).isEqualTo(2);
        return said[0];
    }

    @Test
    void saysThatOthersWaitWhereTheChosenOnesDoNot() throws IOException {
        assertThat(printed("list", "--run", "2009"))
                .isEqualToIgnoringNewLines("Nothing waits in the quarantine. Without --run 2009 there are 2 records.");
        assertThat(printed("export", folder.resolve("e.csv").toString(), "--rule", "email"))
                .contains("Without --rule email there are 2 records.");
        assertThat(printed("replay", "999"))
                .contains("Without the number 999 and pipeline " + people.name() + " there are 2 records.");
        assertThat(printed("discard", "999")).contains("0 records discarded: none of those waits");
    }

    @Test
    void saysNothingOfOthersWhereThereAreNone() throws IOException {
        printed("discard", "--pipeline", people.name());

        assertThat(printed("list", "--run", "2009")).isEqualToIgnoringNewLines("Nothing waits in the quarantine.");
    }

    @Test
    void listsNoFewerThanOne() throws IOException {
        assertThat(refused("list", "--limit", "0")).isEqualTo("--limit must be 1 or more, but is 0");
    }

    @Test
    void namesTheColumnThatAMendedFileHasLost() throws IOException {
        Path file = exported();
        Files.writeString(
                file, Files.readString(file).replace(",town\r\n", "\r\n").replaceAll(",[Aa]yr\r\n", "\r\n"));

        assertThat(refused("fix", file.toString()))
                .contains("nothing was changed")
                .endsWith("2 records stood in a file of other columns: this one lacks town");
    }

    @Test
    void takesAFileThatSaysItsDelimiterInItsFirstLine() throws IOException {
        Path file = exported();
        String mended = Files.readString(file).substring(1).replace(",200,", ",20,");
        Files.writeString(file, "\uFEFFsep=;\r\n" + semicolons(mended));

        assertThat(printed("fix", file.toString())).contains("1 record mended:", ": age");
    }

    /** Reasons are the only cells here with commas and blanks in them. */
    private static String semicolons(String text) {
        return text.replaceAll(",(?! )", ";");
    }

    @Test
    void saysThatAFileChangesNothing() throws IOException {
        Path file = exported();

        assertThat(printed("fix", file.toString()))
                .isEqualToIgnoringNewLines("0 records mended: " + file + " says what the quarantine has already");
    }

    @Test
    void refusesFoldersEmptyFilesAndFoldersThatAreNotThere() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.csv"));

        assertThat(refused("fix", folder.toString())).contains("is a folder: name the file in it");
        assertThat(refused("fix", empty.toString())).contains("empty.csv is empty; nothing was changed");
        assertThat(refused("export", folder.resolve("absent/e.csv").toString()))
                .endsWith("absent/e.csv can't be written: its folder is not there");
    }

    @Test
    void showsThatOnlyTheBeginningOfALongRecordIsKept() throws IOException {
        people.with("csv.max-record-bytes", "1024");
        people.load(List.of("4," + "D".repeat(2000) + ",20,Ayr"));

        assertThat(printed("show", "3"))
                .contains("record-too-long", "the first 1,0", "bytes of a longer record; length and digest are theirs");
    }

    private Path exported() throws IOException {
        Path file = folder.resolve("mend.csv");
        printed("export", file.toString());
        return file;
    }
}

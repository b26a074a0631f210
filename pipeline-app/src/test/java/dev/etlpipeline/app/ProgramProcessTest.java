package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProgramProcessTest {

    @Test
    void leavesOutWhatIsThisProcessesAlone() {
        List<String> options = ProgramProcess.inherited(List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dpipeline.home=/opt/pipeline",
                "-Dpipeline.terminal.out=true",
                "-Dcom.sun.management.jmxremote.port=9000",
                "-agentlib:jdwp=transport=dt_socket,server=y",
                "-javaagent:coverage.jar"));

        assertThat(options).containsExactly("-Xmx512m", "-XX:+UseSerialGC", "-Dpipeline.home=/opt/pipeline");
    }

    @Test
    void givesWordsAndSettingsInTheirOrder() {
        List<String> command = ProgramProcess.of(List.of("run", "--quiet"), List.of("--profile=production"))
                .command();

        assertThat(command).endsWith("run", "--quiet", "--profile=production").contains(Main.class.getName());
    }

    @Test
    @Timeout(60)
    void startsTheProgram() throws Exception {
        Process process = ProgramProcess.of(List.of("--version"), List.of()).start();

        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(printed.strip()).isEqualTo(Version.line());
    }
}

package dev.etlpipeline.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.Finding.Outcome;
import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JunitFileTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00.5Z");

    @TempDir
    Path folder;

    private static ExperimentResult experiment(Verdict verdict, String reason, Examined... looks) {
        return new ExperimentResult(
                "falls",
                "It falls",
                verdict,
                reason,
                NOON,
                NOON.plusMillis(1_500),
                List.of(),
                List.of(),
                List.of(looks),
                List.of(),
                "falls/pipeline.log");
    }

    private Element written(String without, ExperimentResult experiment) throws Exception {
        DrillResult result = new DrillResult(
                "vase", "Things fall", 1, Speed.TEST, "H2", without, NOON, NOON.plusSeconds(2), List.of(experiment));
        Path file = folder.resolve(JunitFile.NAME);

        JunitFile.write(result, file);

        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        return (Element) document.getElementsByTagName("testsuite").item(0);
    }

    private static Element first(Element of, String name) {
        NodeList found = of.getElementsByTagName(name);
        assertThat(found.getLength()).as(name).isEqualTo(1);
        return (Element) found.item(0);
    }

    @Test
    void hasACaseForTheFaultAndForEachLook() throws Exception {
        Element suite = written(
                null,
                experiment(
                        Verdict.FAILED,
                        "it is whole",
                        new Examined("it stands", "looked at", Outcome.HELD, ""),
                        new Examined("it is <whole>", "SELECT a < b", Outcome.BROKEN, "\"3\" pieces\u001b\u0000"),
                        new Examined("it is insured", "asked", Outcome.SKIPPED, "nobody to ask")));

        assertThat(suite.getAttribute("name")).isEqualTo("vase.falls");
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).isEqualTo("1.500");
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-07-01T12:00:00Z");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        Element failure = first(suite, "failure");
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("it is <whole>");
        assertThat(failure.getAttribute("message")).isEqualTo("\"3\" pieces??");
        assertThat(failure.getTextContent()).isEqualTo("SELECT a < b");
        assertThat(first(suite, "skipped").getAttribute("message")).isEqualTo("nobody to ask");
    }

    @Test
    void isInErrorWhereNothingIsProven() throws Exception {
        Element suite = written("net", experiment(Verdict.INVALID, "interrupted"));

        assertThat(suite.getAttribute("name")).isEqualTo("vase.without-net.falls");
        assertThat(suite.getAttribute("tests")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(first(suite, "error").getAttribute("message")).isEqualTo("interrupted");
    }
}

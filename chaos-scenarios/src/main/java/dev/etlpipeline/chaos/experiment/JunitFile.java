package dev.etlpipeline.chaos.experiment;

import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A drill's result as build servers read results of tests: a suite for each fault, a case for each thing that was looked at, and one
 * that is in error where nothing is proven.
 */
final class JunitFile {

    static final String NAME = "junit.xml";

    /** What XML 1.0 has no place for. */
    private static final String NO_XML = "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    private final XMLStreamWriter xml;

    private JunitFile(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void write(DrillResult result, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            new JunitFile(xml).write(result);
            xml.close();
            out.write("\n".getBytes(StandardCharsets.UTF_8));
        } catch (XMLStreamException e) {
            throw new IOException(file + " could not be written: " + e.getMessage(), e);
        }
    }

    private void write(DrillResult result) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("testsuites");
        attribute("name", suite(result));
        for (ExperimentResult one : result.experiments()) {
            write(one, suite(result) + "." + one.fault());
        }
        end();
        xml.writeEndDocument();
    }

    private static String suite(DrillResult result) {
        return result.drill() + (result.without() == null ? "" : ".without-" + result.without());
    }

    private void write(ExperimentResult one, String suite) throws XMLStreamException {
        boolean invalid = one.verdict() == Verdict.INVALID;
        List<Examined> looks = one.invariants();
        start("testsuite");
        attribute("name", suite);
        attribute("tests", looks.size() + 1);
        attribute("failures", looks.stream().filter(Examined::isBroken).count());
        attribute("errors", invalid ? 1 : 0);
        attribute("skipped", looks.stream().filter(JunitFile::isSkipped).count());
        attribute("timestamp", one.started().truncatedTo(ChronoUnit.SECONDS));
        attribute("time", seconds(Duration.between(one.started(), one.ended())));
        begin(suite, "the fault could be shown: " + one.title());
        if (invalid) {
            outcome("error", one.reason(), "");
        }
        end();
        for (Examined look : looks) {
            write(look, suite);
        }
        end();
    }

    private void write(Examined look, String suite) throws XMLStreamException {
        begin(suite, look.name());
        if (look.isBroken()) {
            outcome("failure", look.evidence(), look.check());
        } else if (isSkipped(look)) {
            outcome("skipped", look.evidence(), "");
        }
        end();
    }

    private static boolean isSkipped(Examined look) {
        return look.outcome() == Finding.Outcome.SKIPPED;
    }

    private void begin(String suite, String name) throws XMLStreamException {
        start("testcase");
        attribute("classname", suite);
        attribute("name", name);
    }

    private void outcome(String element, String message, String text) throws XMLStreamException {
        start(element);
        attribute("message", message);
        xml.writeCharacters(clean(text));
        end();
    }

    private void start(String element) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
    }

    private void attribute(String name, Object value) throws XMLStreamException {
        xml.writeAttribute(name, clean(String.valueOf(value)));
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    private static String clean(String text) {
        return text.replaceAll(NO_XML, "?");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}

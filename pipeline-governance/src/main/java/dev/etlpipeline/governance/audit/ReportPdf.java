package dev.etlpipeline.governance.audit;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a PDF of a page. The fonts are those that every reader of PDFs has: they know western European letters. */
final class ReportPdf {

    private ReportPdf() {}

    static void write(String xhtml, Path file) throws IOException {
        XRLog.setLoggingEnabled(false);
        try (OutputStream out = Files.newOutputStream(file)) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.withHtmlContent(xhtml, null);
            builder.toStream(out);
            builder.run();
        }
    }
}

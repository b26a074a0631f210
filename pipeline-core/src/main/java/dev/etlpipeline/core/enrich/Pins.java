package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.settings.ApiSettings;
import java.util.List;
import okhttp3.CertificatePinner;
import okhttp3.HttpUrl;

/** The public keys that an API may show, as settings name them. */
final class Pins {

    private Pins() {}

    /**
     * Pins for its host; none where settings name none.
     *
     * @throws IllegalArgumentException where one is no pin, or nobody would look at it
     */
    static CertificatePinner of(String enrichment, HttpUrl base, ApiSettings settings) {
        List<String> pins = settings.pins().orElse(List.of());
        String setting = "enrichment." + enrichment + ".pins";
        if (!pins.isEmpty() && !base.isHttps()) {
            throw new IllegalArgumentException(
                    setting + " needs a base-url that begins with https://: over http no certificate is shown");
        }
        CertificatePinner.Builder pinner = new CertificatePinner.Builder();
        for (String pin : pins) {
            add(pinner, base.host(), pin.strip(), setting);
        }
        return pinner.build();
    }

    private static void add(CertificatePinner.Builder pinner, String host, String pin, String setting) {
        String wanted = setting + " must be a list of sha256/ and the Base64 of a SHA-256 each";
        if (!pin.startsWith("sha256/")) { // SHA-1 would be taken too
            throw new IllegalArgumentException(wanted);
        }
        try {
            pinner.add(host, pin);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wanted, e);
        }
    }
}

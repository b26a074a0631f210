package dev.etlpipeline.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A customer file without a bad record. All customers live at one postcode, but for one: so one chunk alone has to ask
 * the postcode API for {@link PostcodeApi#GATE}, and what the API does then happens at a known place of the file.
 */
final class CustomerFile {

    static final String HEADER =
            "customer_id,first_name,last_name,email,phone,date_of_birth,postcode,company,status,registration_date\n";

    private CustomerFile() {}

    static Path write(Path file, int rows) {
        return write(file, rows, 0, "Lovelace");
    }

    /**
     * @param gateAt the number of the record with the gate's postcode, 0 for none
     * @param name   the last name of all
     */
    static Path write(Path file, int rows, int gateAt, String name) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int record = 1; record <= rows; record++) {
            text.append(line(record, record == gateAt ? PostcodeApi.GATE : "M1 1AA", name));
        }
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String line(int record, String postcode, String name) {
        return String.format(
                Locale.ROOT,
                "C%07d,Ada,%s,ada%d@mail.example,020 7946 0958,1970-01-31,%s,,active,2024-02-29%n".replace("%n", "\n"),
                record,
                name,
                record,
                postcode);
    }
}

package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.row.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A way in which postcodes are published: which columns to read, and what a line says. */
interface PostcodeLayout {

    /** The layouts that the import knows, for messages. */
    String KNOWN = "the ONS's ONSPD and NSPL, OS Code-Point Open, and files with the columns postcode, country, region,"
            + " admin_district, latitude, longitude";

    /** The layout that a file's first line tells; empty where it is none of them. */
    static Optional<PostcodeLayout> of(List<String> firstLine) {
        return Stream.<Optional<? extends PostcodeLayout>>of(
                        OnsLayout.of(firstLine), NamedLayout.of(firstLine), CodePointLayout.of(firstLine))
                .flatMap(Optional::stream)
                .map(PostcodeLayout.class::cast)
                .findFirst();
    }

    /** For people. */
    String title();

    /** The columns to read, by the names that the file has for them; rows have them in this order. */
    List<String> columns();

    /** The first line that files of this layout lack; empty where they have one. */
    default Optional<String> missingHeader() {
        return Optional.empty();
    }

    /** @param row texts, null where the field is empty */
    ReferencePostcode read(Row row, AreaNames names) throws UnusableLine;
}

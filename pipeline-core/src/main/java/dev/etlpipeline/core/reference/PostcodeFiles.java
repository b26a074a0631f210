package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a user's files is imported: those of one layout.
 *
 * @param parts at least one
 */
record PostcodeFiles(PostcodeLayout layout, List<ReferencePart> parts) {

    /** The ONS's archives hold everything twice: in one file, and in this folder split by postcode area. */
    private static final String SPLIT = "multi_csv";

    /** @throws SourceException where there are none, or of more than one layout */
    static PostcodeFiles of(ReferenceFiles files) {
        List<ReferencePart> known =
                files.parts().stream().filter(part -> part.layout().isPresent()).toList();
        List<ReferencePart> whole =
                known.stream().filter(part -> !part.name().contains(SPLIT)).toList();
        List<ReferencePart> chosen = whole.isEmpty() ? known : whole;
        List<PostcodeLayout> layouts = chosen.stream()
                .map(ReferencePart::layout)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (layouts.isEmpty()) {
            throw new SourceException(files.name()
                    + (files.parts().size() == 1 ? " is not" : " holds nothing that is")
                    + " in a layout of postcodes that is known here. Known are " + PostcodeLayout.KNOWN
                    + "; they are told by the first line.");
        }
        if (layouts.stream().map(PostcodeLayout::title).distinct().count() > 1) {
            throw new SourceException(files.name() + " holds postcodes in more than one layout: "
                    + String.join(
                            "; ", layouts.stream().map(PostcodeLayout::title).toList())
                    + ". Name the file that is meant.");
        }
        return new PostcodeFiles(layouts.get(0), chosen);
    }

    /** The names that ship, then those of the file that the user gave, then those that lie beside the postcodes. */
    static AreaNames names(ReferenceFiles files, Optional<ReferenceFiles> given) throws IOException {
        AreaNames names = new AreaNames();
        List<ReferencePart> naming = new ArrayList<>();
        given.ifPresent(named -> {
            List<ReferencePart> fitting = naming(named);
            if (fitting.isEmpty()) {
                throw new SourceException(named.name() + " names no districts: its header has no column of codes with"
                        + " one of names, such as LAD23CD and LAD23NM.");
            }
            naming.addAll(fitting);
        });
        naming.addAll(naming(files));
        for (ReferencePart part : naming) {
            try (InputStream in = part.content().open()) {
                names.add(part.firstLine(), in);
            } catch (UncheckedIOException e) {
                throw new SourceException(part.name() + " can't be read as a CSV file of names and codes.", e);
            }
        }
        return names;
    }

    private static List<ReferencePart> naming(ReferenceFiles files) {
        return files.parts().stream()
                .filter(part -> part.layout().isEmpty()
                        && AreaNames.districtCodes(part.firstLine()).isPresent())
                .toList();
    }
}

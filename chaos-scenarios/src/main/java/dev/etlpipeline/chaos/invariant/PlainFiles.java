package dev.etlpipeline.chaos.invariant;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the file of an experiment once: large ones take their time. One thread. */
final class PlainFiles {

    private @Nullable Books books;
    private @Nullable PlainFile read;

    PlainFile of(Books of) throws IOException {
        PlainFile known = read;
        if (known != null && books != null && books.file().equals(of.file())) {
            return known;
        }
        PlainFile fresh = new PlainFile(of.file(), of.key());
        books = of;
        read = fresh;
        return fresh;
    }
}

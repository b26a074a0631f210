package dev.etlpipeline.chaos.scene;

import dev.etlpipeline.sandbox.generator.CustomerGenerator;
import java.io.IOException;
import java.nio.file.Path;

/** Seeded files of customers. */
public final class CustomerFiles {

    private static final double BAD_SHARE = 0.02;

    private CustomerFiles() {}

    /** A file of which two records in a hundred are bad, so that something is set aside. */
    public static Path write(Path file, int rows, long seed) throws IOException {
        new CustomerGenerator(seed, BAD_SHARE).generate(rows, file);
        return file;
    }

    /** A file without bad records, where something else is looked at. */
    public static Path good(Path file, int rows, long seed) throws IOException {
        new CustomerGenerator(seed, 0).generate(rows, file);
        return file;
    }
}

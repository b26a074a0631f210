package dev.etlpipeline.testkit;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class GoingBackOnH2Test extends GoingBackContract {

    @TempDir
    Path folder;

    @Override
    protected TestDatabase database() {
        return H2Databases.inFolder(folder);
    }

    /** Each statement commits by itself. */
    @Override
    protected List<String> leftOfAFailedMigration() {
        return List.of("3 false");
    }
}

package dev.etlpipeline.testkit;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PostcodeImportOnH2Test extends PostcodeImportContract {

    @TempDir
    Path database;

    @Override
    protected TestDatabase database() {
        return H2Databases.inFolder(database);
    }
}

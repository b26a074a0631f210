package dev.etlpipeline.testkit;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RefusedRowsOnH2Test extends RefusedRowsContract {

    @TempDir
    Path folder;

    @Override
    protected TestDatabase database() {
        return H2Databases.inFolder(folder);
    }
}

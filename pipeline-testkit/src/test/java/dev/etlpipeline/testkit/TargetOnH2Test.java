package dev.etlpipeline.testkit;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TargetOnH2Test extends TargetContract {

    @TempDir
    Path folder;

    @Override
    protected TestDatabase database() {
        return H2Databases.inFolder(folder);
    }
}

package dev.etlpipeline.testkit;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LostConnectionOnH2Test extends LostConnectionContract {

    @TempDir
    Path folder;

    @Override
    protected TestDatabase database() {
        return H2Databases.inFolder(folder);
    }
}

package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class LineageOnH2Test extends LineageContract {

    @Override
    TestDatabase database(Path folder) {
        return H2Databases.inFolder(folder);
    }
}

package dev.etlpipeline.governance.classify;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;

class ClassifyOnH2Test extends ClassifyContract {

    @Override
    TestDatabase database() {
        return H2Databases.inFolder(folder);
    }
}

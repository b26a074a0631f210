package dev.etlpipeline.governance.quality;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;

class QualityOnH2Test extends QualityContract {

    @Override
    protected TestDatabase database() {
        return H2Databases.inFolder(folder);
    }
}

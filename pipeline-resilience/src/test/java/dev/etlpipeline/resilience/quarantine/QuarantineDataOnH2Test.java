package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;

class QuarantineDataOnH2Test extends QuarantineDataContract {

    @Override
    protected TestDatabase database() {
        return H2Databases.inFolder(folder);
    }
}

package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;

class QuarantineOnH2Test extends QuarantineContract {

    @Override
    protected TestDatabase database() {
        return H2Databases.inFolder(folder);
    }
}

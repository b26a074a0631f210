package dev.etlpipeline.governance.mask;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;

class MaskedLoadOnH2Test extends MaskedLoadContract {

    @Override
    protected TestDatabase database() {
        return H2Databases.inFolder(folder);
    }
}

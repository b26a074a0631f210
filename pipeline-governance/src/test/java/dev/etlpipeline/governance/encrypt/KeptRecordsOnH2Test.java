package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class KeptRecordsOnH2Test extends KeptRecordsContract {

    @Override
    TestDatabase database(Path folder) {
        return H2Databases.inFolder(folder);
    }
}

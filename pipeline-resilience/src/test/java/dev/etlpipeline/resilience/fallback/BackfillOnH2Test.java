package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class BackfillOnH2Test extends BackfillContract {

    @Override
    TestDatabase database(Path folder) {
        return H2Databases.inFolder(folder);
    }
}

package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class ApiOutageOnH2Test extends ApiOutageContract {

    @Override
    TestDatabase database(Path folder) {
        return H2Databases.inFolder(folder);
    }
}

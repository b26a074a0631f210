package dev.etlpipeline.observability.log;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class RunLogsOnH2Test extends RunLogsContract {

    @Override
    TestDatabase database(Path folder) {
        return H2Databases.inFolder(folder);
    }
}

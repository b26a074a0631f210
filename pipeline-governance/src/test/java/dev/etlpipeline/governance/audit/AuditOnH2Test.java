package dev.etlpipeline.governance.audit;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class AuditOnH2Test extends AuditContract {

    @Override
    protected TestDatabase database(Path folder) {
        return H2Databases.inFolder(folder);
    }
}

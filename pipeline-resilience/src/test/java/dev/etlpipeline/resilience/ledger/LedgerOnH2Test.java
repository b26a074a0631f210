package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;

class LedgerOnH2Test extends LedgerContract {

    @Override
    protected TestDatabase database(Path folder) {
        return H2Databases.inFolder(folder);
    }
}

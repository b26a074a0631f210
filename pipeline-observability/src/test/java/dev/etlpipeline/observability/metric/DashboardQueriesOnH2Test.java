package dev.etlpipeline.observability.metric;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DashboardQueriesOnH2Test extends DashboardQueriesContract {

    @TempDir
    private Path place;

    @Override
    TestDatabase database() {
        return H2Databases.inFolder(place);
    }
}

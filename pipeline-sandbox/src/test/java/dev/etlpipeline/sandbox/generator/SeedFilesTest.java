package dev.etlpipeline.sandbox.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedFilesTest {

    private static final Path SEEDS = Path.of("..", "seeds");

    @TempDir
    private Path folder;

    /** Red after a change of a generator on purpose: write them anew with {@link SeedFiles#write}. */
    @ParameterizedTest
    @ValueSource(strings = {SeedFiles.CUSTOMERS, SeedFiles.ORDERS})
    void theFilesInSeedsAreTheGenerators(String name) throws IOException {
        SeedFiles.write(folder);

        assertThat(SEEDS.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
    }

    @Test
    void bothFilesShowEveryWayToBeBad() {
        assertThat(SeedFiles.customers().badRecords(SeedFiles.CUSTOMER_ROWS))
                .extracting(BadRecord::kind)
                .contains((BadKind[]) BadCustomer.values());
        assertThat(SeedFiles.orders().badRecords(SeedFiles.ORDER_ROWS))
                .extracting(BadRecord::kind)
                .contains((BadKind[]) BadOrder.values());
    }
}

package dev.etlpipeline.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The customers pipeline, mostly under a name and with a target of its own, so that tests can share a database.
 *
 * @param target with its schema
 */
record TestPipeline(String name, String target, Path definition) {

    /** As it ships, for a database that nobody shares. */
    static TestPipeline shippedIn(PipelineHome home) {
        return new TestPipeline(
                "customers", "warehouse.customer_enriched", home.resolve("seeds/pipelines/customers.yaml"));
    }

    static TestPipeline in(PipelineHome home) {
        String name = "t" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        try {
            String shipped = Files.readString(home.resolve("seeds/pipelines/customers.yaml"));
            String own = shipped.replace("pipeline: customers", "pipeline: " + name)
                    .replace("table: warehouse.customer_enriched", "table: warehouse_test." + name);
            return new TestPipeline(
                    name, "warehouse_test." + name, Files.writeString(home.resolve(name + ".yaml"), own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

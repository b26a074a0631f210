package dev.etlpipeline.chaos.child;

import dev.etlpipeline.chaos.experiment.DrillContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The customers pipeline as it ships, but under a name and into a table of a drill's own.
 *
 * @param table with its schema
 */
public record DrillPipeline(String name, String table, Path definition) {

    /** The table's key, as it is called in the file too. */
    public static final String KEY = "customer_id";

    private static final String SCHEMA = "warehouse_drill";

    /**
     * Writes the definition into the context's folder.
     *
     * @param name letters, digits and underscores; where a server is shared, one that nobody else uses
     */
    public static DrillPipeline customers(DrillContext context, String name) throws IOException {
        String shipped = Files.readString(context.home().resolve("seeds/pipelines/customers.yaml"));
        String table = SCHEMA + "." + name;
        String own = shipped.replace("pipeline: customers", "pipeline: " + name)
                .replace("table: warehouse.customer_enriched", "table: " + table);
        Path definition = context.folder().resolve(name + ".yaml").toAbsolutePath();
        return new DrillPipeline(name, table, Files.writeString(definition, own));
    }

    /** The same table, written by a pipeline of another name: with runs of its own. */
    public DrillPipeline renamed(DrillContext context, String suffix) throws IOException {
        Path other = context.folder().resolve(name + suffix + ".yaml").toAbsolutePath();
        String text = Files.readString(definition).replace("pipeline: " + name, "pipeline: " + name + suffix);
        return new DrillPipeline(name + suffix, table, Files.writeString(other, text));
    }
}

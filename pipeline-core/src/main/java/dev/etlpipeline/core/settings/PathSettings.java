package dev.etlpipeline.core.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where things are read from and written to. Relative paths start at the project's folder. */
@ConfigMapping(prefix = "paths")
public interface PathSettings {

    @Setting("The file that run reads where --input names no other.")
    @WithDefault("seeds/customers.csv")
    String input();

    @Setting("The pipeline definition that run uses where --definition names no other.")
    @WithDefault("seeds/pipelines/customers.yaml")
    String definition();

    @Setting("Folder for the embedded database.")
    @WithDefault("var/warehouse")
    String database();

    @Setting("Folder for rejects files.")
    @WithDefault("var/rejects")
    String rejects();

    @Setting("Folder for logs.")
    @WithDefault("var/logs")
    String logs();

    @Setting("Folder for reports.")
    @WithDefault("var/reports")
    String reports();

    @Setting("Folder for files unpacked or spooled during a run; emptied after it.")
    @WithDefault("var/spool")
    String spool();
}

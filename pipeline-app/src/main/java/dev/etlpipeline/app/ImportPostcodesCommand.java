package dev.etlpipeline.app;

import dev.etlpipeline.core.reference.ImportRequest;
import dev.etlpipeline.core.reference.ImportResult;
import dev.etlpipeline.core.reference.PostcodeImport;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.settings.LeaseSettings;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports postcodes. */
@Command(
        name = "postcodes",
        description = {
            "Imports postcodes into the warehouse, in place of those imported before.",
            "Runs look them up there where enrichment.postcode.source says reference; while an import goes on they see"
                    + " the one before."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline reference import postcodes ONSPD_MAY_2025.zip",
            "  pipeline reference import postcodes NSPL.csv --names LAD_names.csv",
            "  pipeline reference import postcodes codepo_gb.zip --names LAD_to_region.csv",
            "",
            "FILE may be a CSV file, one packed as .gz, a zip archive as it is published, or",
            "a folder into which one was unpacked. Its layout is told by its first line:",
            "  ONSPD, NSPL      of the ONS, any issue since 2011",
            "  Code-Point Open  of Ordnance Survey; positions are good to about 5 m, and a",
            "                   region is known for London and where --names has it",
            "  names            postcode,country,region,admin_district,latitude,longitude"
        })
final class ImportPostcodesCommand implements Callable<Integer> {

    private final App app;

    @Parameters(paramLabel = "FILE", description = "What was published: file, archive or folder.")
    Path file = Path.of("");

    @Option(
            names = "--names",
            paramLabel = "FILE",
            description =
                    "A CSV file of the ONS that names districts: columns such as LAD23CD and LAD23NM, and for"
                            + " Code-Point Open RGN23CD. Without it a district is its code, unless the archive has such a file.")
    @Nullable
    Path names;

    @Option(names = "--again", description = "Imports also what is there already, byte for byte.")
    boolean again;

    @Option(
            names = {"-q", "--quiet"},
            description = "Shows no progress, and of the result one line.")
    boolean quiet;

    ImportPostcodesCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = app.settings();
        ImportProgress progress = new ImportProgress(app.screen(), quiet, System::nanoTime);
        try (Warehouse warehouse = app.warehouse("./pipeline reference import")) {
            warehouse.migrate("core", Warehouse.CORE_MIGRATIONS);
            PostcodeImport importing = new PostcodeImport(
                    warehouse,
                    new PostcodeImport.Parts(
                            settings.read(CsvSettings.class),
                            app.inHome(settings.read(PathSettings.class).spool()),
                            settings.read(LeaseSettings.class).ttl(),
                            Clock.systemUTC(),
                            Version.number(),
                            progress));
            try (StopOnSignal signals = new StopOnSignal(importing::requestStop, app.screen())) {
                ImportResult result = importing.run(new ImportRequest(file, names, again));
                progress.close();
                ImportSummary summary = new ImportSummary(
                        result,
                        PathText.shown(file),
                        CommandText.next(
                                app.command("./pipeline run --set enrichment.postcode.source=reference"),
                                "",
                                app.screen().width()));
                app.screen().out().print(quiet ? summary.line() : summary.text());
                app.screen().out().flush();
            } finally {
                progress.close();
            }
        }
        return ExitCode.OK;
    }
}

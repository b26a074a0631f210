package dev.etlpipeline.app;

import dev.etlpipeline.core.module.PipelineModule;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TimeZone;

/** The pipeline's entry point: modules are found, settings loaded, modules installed, the command is executed. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        // SQL Server's driver moves the times of a bulk copy through the JVM's zone, which has hours that do not exist.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        if (Version.isAsked(args)) { // answered without loading anything else
            System.out.println(Version.line());
            return;
        }
        Screen screen = Screen.ofProcess();
        App app = App.assemble(modules(), SettingsOptions.peek(args), screen);
        System.exit(Commands.of(app).execute(args));
    }

    /** Those on the class path, made anew. */
    static List<PipelineModule> modules() {
        return ServiceLoader.load(PipelineModule.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}

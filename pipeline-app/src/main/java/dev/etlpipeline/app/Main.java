package dev.etlpipeline.app;

import dev.etlpipeline.core.module.PipelineModule;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;

/** The pipeline's entry point: modules are found, settings loaded, modules installed, the command is executed. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        if (Version.isAsked(args)) { // answered without loading anything else
            System.out.println(Version.line());
            return;
        }
        Screen screen = Screen.ofProcess();
        List<PipelineModule> found = ServiceLoader.load(PipelineModule.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        App app = App.assemble(found, SettingsOptions.peek(args), screen);
        System.exit(Commands.of(app).execute(args));
    }
}

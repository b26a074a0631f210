package dev.etlpipeline.app;

import dev.etlpipeline.app.bench.Child;
import dev.etlpipeline.app.bench.Engine.Job;
import dev.etlpipeline.app.bench.Meter;
import dev.etlpipeline.app.bench.Sample;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TimeZone;

/** One run of a bench in a JVM of its own: its folder, the file, and options for settings are the arguments. */
final class BenchChild {

    private BenchChild() {}

    public static void main(String[] args) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SettingsOptions options = SettingsOptions.peek(Arrays.copyOfRange(args, 2, args.length));
        Path home = Path.of(System.getProperty("pipeline.home", "")).toAbsolutePath();
        BenchEngine engine = new BenchEngine(home, Screen.ofProcess(), options, Path.of(args[0]), null);
        Sample sample = Meter.measure(meter -> {
            RunResult result = engine.run(new Job(Path.of(args[1]), Map.of(), false, false));
            if (result.state() != RunState.SUCCEEDED) {
                throw new IllegalStateException("the run ended " + result.state()
                        + result.failed()
                                .map(failure -> ": " + failure.getMessage())
                                .orElse(""));
            }
            return result.accounting().read();
        });
        System.out.println(Child.text(sample));
        System.exit(0);
    }
}

package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.ActionRecorder;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.GovernanceModule;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;

/** A pipeline of people whose columns nobody has tagged, with a name of its own and what listens to it. */
final class ClassifiedPeople implements PipelineModule, RunListener {

    static final String DEFINITION = """
            # Who buys from us.
            pipeline: NAME
            source:
              columns:
                - {name: id, length: 10, key: true}
                - {name: mail, length: 50}   # or none
                - {name: number, length: 20, tags: [old]}
                - {name: ordered, type: date}
            target: {table: warehouse.NAME}
            """;

    final String name = "c" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    final List<ManualAction> actions = new ArrayList<>();
    final List<Signal> signals = new ArrayList<>();
    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private ActionRecorder recorder = (tx, action) -> actions.add(action);

    ClassifiedPeople(Path folder, TestDatabase database) throws IOException {
        this.folder = folder;
        settings.putAll(database.settings());
        settings.put("paths.definition", definitionFile().toString());
        define(DEFINITION);
    }

    ClassifiedPeople with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Lets the record fail. */
    void failing() {
        recorder = (tx, action) -> {
            throw new SQLException("no room");
        };
    }

    void define(String text) throws IOException {
        Files.writeString(definitionFile(), text.replace("NAME", name));
    }

    Path definitionFile() {
        return folder.resolve("people.yaml");
    }

    String definition() throws IOException {
        return Files.readString(definitionFile()).replace(name, "NAME");
    }

    /** Sixty people. */
    Path file() throws IOException {
        return Files.writeString(
                folder.resolve("people.csv"),
                "id,mail,number,ordered\n"
                        + IntStream.range(0, 60)
                                .mapToObj(i -> i + ",ann" + i + "@post.example,07400 1234" + (10 + i % 80) + ",2026-01-"
                                        + (10 + i % 20))
                                .collect(Collectors.joining("\n"))
                        + "\n");
    }

    TestWorkspace workspace() {
        return new TestWorkspace(folder, settings, new GovernanceModule(), this);
    }

    /** What {@code classify} prints with these words; what it throws is thrown. */
    String classify(String... words) {
        TestWorkspace workspace = workspace();
        List<Exception> thrown = new ArrayList<>();
        CommandLine line = ClassifyCommand.of(workspace, workspace.modules().actions())
                .setParameterExceptionHandler((wrong, args) -> {
                    thrown.add(wrong);
                    return 2;
                })
                .setExecutionExceptionHandler((wrong, command, result) -> {
                    thrown.add(wrong);
                    return 1;
                });
        line.execute(words);
        for (Exception one : thrown) {
            throw one instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(one);
        }
        return workspace.printed();
    }

    RunResult load() throws IOException {
        TestWorkspace workspace = workspace();
        PipelineDefinition definition = workspace.definition(null);
        try (InputFile input = InputFile.open(file(), folder)) {
            workspace.run(new RunRequest(definition, input, Long.MAX_VALUE, false, true), Workspace.Output.QUIET);
        }
        return workspace.lastRun();
    }

    /** How many addresses stand in the target as they do in the file. */
    long clear() throws SQLException {
        return mails().stream()
                .filter(mail -> mail.matches("ann.*@post\\.example"))
                .count();
    }

    /** What stands in the target for addresses. */
    List<String> mails() throws SQLException {
        List<String> mails = new ArrayList<>();
        try (Warehouse warehouse = workspace().newWarehouse();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT mail FROM warehouse." + name)) {
            while (rows.next()) {
                mails.add(String.valueOf(rows.getString(1)));
            }
        }
        return mails;
    }

    List<Kept> kept() {
        try (Warehouse warehouse = workspace().newWarehouse()) {
            return new ColumnClasses(warehouse).of(name);
        }
    }

    @Override
    public String name() {
        return "listening";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of();
    }

    @Override
    public void install(Registry registry, SettingsReader reader) {
        registry.recordActions((tx, action) -> recorder.record(tx, action));
        registry.listen(this);
    }

    @Override
    public void signalled(RunContext run, Signal signal) {
        signals.add(signal);
    }
}

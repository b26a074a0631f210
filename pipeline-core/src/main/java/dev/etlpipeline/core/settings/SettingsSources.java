package dev.etlpipeline.core.settings;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Where values come from, least first. A file that cannot be read becomes a problem like any other. */
final class SettingsSources {

    private static final int FIRST_FILE = 110;
    private static final int ENVIRONMENT = 300;
    private static final int COMMAND_LINE = 400;

    private final List<ConfigSource> written = new ArrayList<>();
    private final ConfigSource environment;
    private final List<String> problems = new ArrayList<>();

    SettingsSources(Map<String, String> environment) {
        this.environment = new EnvConfigSource(environment, ENVIRONMENT);
    }

    static boolean isEnvironment(ConfigValue value) {
        return value.getConfigSourceOrdinal() == ENVIRONMENT;
    }

    /** @param shown the file's name for a person */
    void file(Path file, String shown) {
        try {
            written.add(new YamlConfigSource(shown, Files.readString(file), FIRST_FILE + written.size()));
        } catch (IOException e) {
            problems.add(shown + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        } catch (MarkedYAMLException e) {
            // its own message quotes the file, and with it perhaps a secret
            problems.add(shown + ", line " + (e.getProblemMark().getLine() + 1) + ": is no valid YAML ("
                    + e.getProblem() + ")");
        } catch (YAMLException | ClassCastException e) {
            problems.add(shown + ": is no YAML file of settings; it must be a map of keys and values");
        }
    }

    void commandLine(Map<String, String> values) {
        written.add(new PropertiesConfigSource(values, "--set", COMMAND_LINE));
    }

    /** Files and command line: what somebody wrote for this program, so that an unknown key in it is a mistake. */
    List<ConfigSource> written() {
        return written;
    }

    ConfigSource environment() {
        return environment;
    }

    List<String> problems() {
        return problems;
    }
}

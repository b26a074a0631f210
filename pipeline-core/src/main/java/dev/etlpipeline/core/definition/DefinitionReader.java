package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.Schema;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a pipeline definition and checks all of it before it complains. Stateless. */
public final class DefinitionReader {

    /**
     * Reads and checks a definition.
     *
     * @param catalogue the steps and rules that it may name; their factories are asked whether they take the options
     * @throws DefinitionException with every problem found, each with its line
     */
    public PipelineDefinition read(Path file, Catalogue catalogue) {
        String fileName = file.toString();
        Problems problems = new Problems();
        Node root = compose(fileName, load(file, fileName), problems);
        problems.throwIfAny(fileName);
        YamlMap top = YamlMap.of(root, "the definition", 1, problems);
        PipelineDefinition definition = read(top, catalogue, problems);
        problems.throwIfAny(fileName);
        return definition;
    }

    private static PipelineDefinition read(YamlMap top, Catalogue catalogue, Problems problems) {
        top.onlyKeys("pipeline", "source", "derived", "steps", "rules", "enrichments", "target");
        ColumnNames names = new ColumnNames(problems);
        SourceSpec source = SourceReader.read(top, names);
        StepReader steps = new StepReader(top);
        steps.derived(names);
        List<EnrichmentSpec> enrichments = EnrichmentReader.read(top, names);
        Schema schema = new Schema(names.inOrder());
        steps.check(schema, catalogue, !enrichments.isEmpty());
        List<RuleSpec> rules = new RuleReader(schema, catalogue).read(top);
        return new PipelineDefinition(
                name(top), source, schema, steps.specs(), rules, enrichments, TargetReader.read(top));
    }

    private static String name(YamlMap top) {
        String name = top.required("pipeline");
        if (name != null && !name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}")) {
            top.problem("pipeline", "'" + name + "' is no pipeline name: letters, digits, _ and -, at most 64");
        }
        return name == null ? "" : name;
    }

    private static String load(Path file, String fileName) {
        if (!Files.exists(file)) {
            throw new DefinitionException(
                    fileName, List.of("there is no such file; give --definition one that is there"));
        }
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DefinitionException(fileName, List.of("it is not UTF-8; save it in that encoding"));
        } catch (IOException e) {
            throw new DefinitionException(
                    fileName,
                    List.of("it cannot be read (" + e.getClass().getSimpleName()
                            + "); is it a file, and yours to read?"));
        }
    }

    private static @Nullable Node compose(String fileName, String text, Problems problems) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root == null) {
                throw new DefinitionException(fileName, List.of("it is empty"));
            }
            return root;
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            problems.at(mark == null ? 1 : mark.getLine() + 1, "no valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.at(1, "no valid YAML: " + e.getMessage());
        }
        return null;
    }
}

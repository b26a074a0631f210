package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.definition.DidYouMean;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.DataKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The definition that a command is about, and the file in which its tags stand. */
final class DefinitionFile {

    /** Tags that say a class or a kind, which a decision replaces; others stay. */
    private static final Set<String> OURS = Stream.of(
                    Arrays.stream(DataClass.values()).map(DataClass::word),
                    Arrays.stream(DataKind.values()).map(DataKind::word),
                    Stream.of("pii"))
            .flatMap(words -> words)
            .collect(Collectors.toUnmodifiableSet());

    private final Workspace workspace;
    private final Path path;
    private final PipelineDefinition definition;

    /** @param named by the user, or null for the one that settings name */
    DefinitionFile(Workspace workspace, @Nullable Path named) {
        this.workspace = workspace;
        this.definition = workspace.definition(named);
        this.path = named != null
                ? named
                : workspace
                        .home()
                        .resolve(workspace.settings().read(PathSettings.class).definition());
    }

    PipelineDefinition definition() {
        return definition;
    }

    Path path() {
        return path;
    }

    /**
     * The column of that name, whatever its case.
     *
     * @throws DefinitionException where there is none
     */
    Column column(String name) {
        List<Column> columns = definition.schema().columns();
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new DefinitionException(
                        path.toString(),
                        List.of("no column " + name
                                + DidYouMean.hint(
                                        name, columns.stream().map(Column::name).toList()))));
    }

    /**
     * The text that it would have with the tags of what was decided.
     *
     * @throws DefinitionException where its form does not allow that
     */
    String tagged(List<Kept> decided) throws IOException {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        decided.forEach(kept -> wanted.put(kept.column(), tags(kept)));
        String whole = text();
        String mark = whole.startsWith("\uFEFF") ? "\uFEFF" : "";
        try {
            return mark + TagEdit.apply(whole.substring(mark.length()), wanted);
        } catch (TagEditRefused e) {
            throw new DefinitionException(path.toString(), List.of(e.problem()));
        }
    }

    String text() throws IOException {
        return Files.readString(path);
    }

    private Set<String> tags(Kept kept) {
        Set<String> tags = new LinkedHashSet<>(kept.tags());
        column(kept.column()).tags().stream()
                .filter(tag -> !OURS.contains(tag))
                .sorted()
                .forEach(tags::add);
        return tags;
    }

    /**
     * Puts a text in the place of the file's, whole or not at all, if it reads as the same definition with other tags.
     *
     * @throws DefinitionException where it does not
     */
    void write(String text) throws IOException {
        Path file = path.toRealPath();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.copy(file, part, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(part, text, StandardCharsets.UTF_8);
            PipelineDefinition read = workspace.definition(part);
            if (!untagged(read).equals(untagged(definition))) {
                throw new DefinitionException(
                        path.toString(),
                        List.of("with the tags in it, it would say something else besides; write them there by hand,"
                                + " nothing was changed"));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static List<String> untagged(PipelineDefinition definition) {
        return Stream.concat(
                        definition.schema().columns().stream()
                                .map(column -> column.name() + " " + column.type() + " " + column.length() + " "
                                        + column.precision() + " " + column.scale() + " " + column.required() + " "
                                        + column.key() + " " + column.role()),
                        Stream.of(
                                String.valueOf(definition.steps()),
                                String.valueOf(definition.rules()),
                                String.valueOf(definition.target())))
                .toList();
    }
}

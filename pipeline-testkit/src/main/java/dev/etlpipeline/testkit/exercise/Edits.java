package dev.etlpipeline.testkit.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes and changes files as a participant who copies blocks from the page. */
final class Edits {

    private final Path tree;

    Edits(Path tree) {
        this.tree = tree;
    }

    void create(Block block) throws IOException {
        Path file = tree.resolve(block.argument());
        if (Files.exists(file)) {
            throw block.failure("there is such a file already");
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, block.text());
    }

    void pasteOverFirstLine(Block block) throws IOException {
        Path file = tree.resolve(block.argument());
        if (!Files.isRegularFile(file)) {
            throw block.failure("there is no such file");
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        String first = block.lines().get(0);
        int times = Collections.frequency(lines, first);
        if (times != 1) {
            throw block.failure("the block's first line has to stand in the file once, but stands there "
                    + (times == 0 ? "nowhere" : times + " times") + ":\n  " + first);
        }
        int place = lines.indexOf(first);
        lines.remove(place);
        lines.addAll(place, block.lines());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}

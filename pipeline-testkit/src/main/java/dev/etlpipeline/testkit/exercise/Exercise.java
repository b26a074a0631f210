package dev.etlpipeline.testkit.exercise;

import dev.etlpipeline.testkit.exercise.Commands.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A page of the workshop that is performed as printed: files are made, lines pasted, commands run, outputs compared, in
 * the order of the page.
 */
public final class Exercise {

    private final List<Block> blocks;

    private Exercise(List<Block> blocks) {
        this.blocks = blocks;
    }

    /** @throws ExerciseFailure where a block of the page has no mark, or one that cannot be followed */
    public static Exercise of(Path page) throws IOException {
        return new Exercise(ExercisePage.blocks(
                String.valueOf(page.getFileName()),
                Files.readString(page).lines().toList()));
    }

    /** Whether somebody has begun with the exercise in this tree: a file that it makes is there, or lines that it pastes. */
    public boolean begunIn(Path tree) throws IOException {
        for (Block block : blocks) {
            Path file = tree.resolve(block.argument());
            if (block.kind() == BlockKind.FILE && Files.exists(file)) {
                return true;
            }
            if (block.kind() == BlockKind.OVER
                    && Files.isRegularFile(file)
                    && Files.readString(file).contains(String.join("\n", block.lines()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the files that it pastes into are there, or made by itself; those of a deleted module are not. */
    public boolean canBeDoneIn(Path tree) {
        return blocks.stream()
                .filter(block -> block.kind() == BlockKind.OVER)
                .allMatch(block -> Files.isRegularFile(tree.resolve(block.argument()))
                        || blocks.stream()
                                .anyMatch(made -> made.kind() == BlockKind.FILE
                                        && made.argument().equals(block.argument())));
    }

    /**
     * Makes the files and pastes the lines, and runs nothing: the state of the sources in which the exercise ends.
     *
     * @param tree a copy of the project, which is changed
     * @throws ExerciseFailure at the first block that does not go as printed
     */
    public void edit(Path tree) throws IOException {
        Edits edits = new Edits(tree);
        for (Block block : blocks) {
            edit(block, edits);
        }
    }

    private static void edit(Block block, Edits edits) throws IOException {
        switch (block.kind()) {
            case FILE -> edits.create(block);
            case OVER -> edits.pasteOverFirstLine(block);
            case RUN, SEE, READ -> {}
        }
    }

    /**
     * Performs it. Commands get ten minutes each, which is far more than they take on a machine that is busy; they and all that
     * they started are ended then.
     *
     * @param tree        a copy of the project, which is changed
     * @param environment for the commands, beside what this process has
     * @throws ExerciseFailure at the first block that does not go as printed
     */
    public void perform(Path tree, Map<String, String> environment) throws IOException, InterruptedException {
        Edits edits = new Edits(tree);
        Commands commands = new Commands(tree, environment);
        Ran last = new Ran(0, List.of());
        for (Block block : blocks) {
            switch (block.kind()) {
                case RUN -> last = run(block, commands);
                case SEE -> compare(block, last);
                case FILE, OVER, READ -> edit(block, edits);
            }
        }
    }

    private static Ran run(Block block, Commands commands) throws IOException, InterruptedException {
        Ran ran = commands.run(block);
        String expected = block.argument().isEmpty() ? "exit 0" : block.argument();
        if (!expected.equals("exit " + ran.exitCode())) {
            throw block.failure("ended with exit " + ran.exitCode() + ", not with " + expected + "; its output:\n"
                    + Commands.indented(ran.output()));
        }
        return ran;
    }

    private static void compare(Block block, Ran ran) {
        new Expected(block.lines()).miss(ran.output()).ifPresent(miss -> {
            String expected =
                    miss.index() < block.lines().size() ? block.lines().get(miss.index()) : "(nothing more)";
            String found = miss.found() == null ? "(no such line)" : miss.found();
            throw block.failure(
                    miss.index(),
                    "the output differs\n  expected: " + expected + "\n  found:    " + found + "\nof this output:\n"
                            + Commands.indented(ran.output()));
        });
    }
}

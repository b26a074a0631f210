package dev.etlpipeline.testkit.exercise;

import dev.etlpipeline.testkit.exercise.BlockKind.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the blocks of an exercise's page. Every block has a mark, so that nothing is printed that nobody tries. */
final class ExercisePage {

    private static final String FENCE = "```";
    private static final Pattern MARK = Pattern.compile("<!-- (\\w+)(?:: (.+))? -->");
    private static final Pattern EXIT_CODE = Pattern.compile("exit [0-9]{1,3}");

    private final String page;
    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();

    private ExercisePage(String page, List<String> lines) {
        this.page = page;
        this.lines = lines;
    }

    /** @throws ExerciseFailure where a block has no mark, or one that cannot be followed */
    static List<Block> blocks(String page, List<String> lines) {
        ExercisePage read = new ExercisePage(page, lines);
        read.read();
        return List.copyOf(read.blocks);
    }

    private void read() {
        int i = 0;
        while (i < lines.size()) {
            if (lines.get(i).startsWith(FENCE)) {
                int end = end(i);
                blocks.add(block(i, end));
                i = end;
            } else if (lines.get(i).stripLeading().startsWith(FENCE)) {
                throw failure(i, "a block has to begin at the left margin");
            } else if (isMark(i) && (i + 1 == lines.size() || !lines.get(i + 1).startsWith(FENCE))) {
                throw failure(i, "the mark stands before no block; the block has to begin in the next line");
            }
            i++;
        }
        if (blocks.stream().noneMatch(block -> block.kind() == BlockKind.RUN)) {
            throw failure(0, "the page has no block to run");
        }
    }

    private int end(int fence) {
        for (int i = fence + 1; i < lines.size(); i++) {
            if (lines.get(i).equals(FENCE)) {
                return i;
            }
        }
        throw failure(fence, "the block has no end");
    }

    private boolean isMark(int line) {
        Matcher mark = MARK.matcher(lines.get(line));
        return mark.matches() && BlockKind.of(mark.group(1)).isPresent();
    }

    private Block block(int fence, int end) {
        Matcher mark = MARK.matcher(fence == 0 ? "" : lines.get(fence - 1));
        if (!mark.matches()) {
            throw failure(fence, "the block has no mark; one that is not to be tried is marked <!-- read -->");
        }
        BlockKind kind = BlockKind.of(mark.group(1)).orElseThrow(() -> failure(fence - 1, "no such mark"));
        String argument = mark.group(2) == null ? "" : mark.group(2);
        Block block = new Block(page, fence + 2, kind, argument, lines.subList(fence + 1, end));
        check(block);
        return block;
    }

    private void check(Block block) {
        if (block.lines().isEmpty()) {
            throw block.failure("the block is empty");
        }
        boolean understood = switch (block.kind().argument()) {
            case NONE -> block.argument().isEmpty();
            case PATH -> isInside(block.argument());
            case EXIT_CODE ->
                block.argument().isEmpty()
                        || EXIT_CODE.matcher(block.argument()).matches();
        };
        if (!understood) {
            throw block.failure(
                    "behind the mark's word must stand " + wanted(block.kind().argument()));
        }
        if (block.kind() == BlockKind.SEE && last() != BlockKind.RUN) {
            throw block.failure("what is to be seen has to follow what is run");
        }
    }

    private static boolean isInside(String path) {
        return !path.isEmpty() && !path.startsWith("/") && !path.contains("..");
    }

    private static String wanted(Argument argument) {
        return switch (argument) {
            case NONE -> "nothing";
            case PATH -> "a colon and a path inside the project";
            case EXIT_CODE -> "nothing, or a colon and such as exit 1";
        };
    }

    private BlockKind last() {
        return blocks.isEmpty() ? BlockKind.READ : blocks.get(blocks.size() - 1).kind();
    }

    private ExerciseFailure failure(int line, String what) {
        return new ExerciseFailure(page, line + 1, lines.isEmpty() ? "" : lines.get(line), what);
    }
}

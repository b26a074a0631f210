package dev.etlpipeline.testkit.exercise;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is done with a block: the word in the HTML comment in the line before it. */
enum BlockKind {
    /** {@code <!-- file: PATH -->}: a new file; the block is all of it. */
    FILE(Argument.PATH),
    /** {@code <!-- over: PATH -->}: the block's first line stands in the file once; the block is pasted over it. */
    OVER(Argument.PATH),
    /** {@code <!-- run -->} or {@code <!-- run: exit 1 -->}: commands for a shell in the project's folder. */
    RUN(Argument.EXIT_CODE),
    /** {@code <!-- see -->}: what the commands before it print; {@code ...} stands for whatever is left out. */
    SEE(Argument.NONE),
    /** {@code <!-- read -->}: nothing is done. */
    READ(Argument.NONE);

    /** What stands behind the colon. */
    enum Argument {
        NONE,
        PATH,
        EXIT_CODE
    }

    private final Argument argument;

    BlockKind(Argument argument) {
        this.argument = argument;
    }

    Argument argument() {
        return argument;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<BlockKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}

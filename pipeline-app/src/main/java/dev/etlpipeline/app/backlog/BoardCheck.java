package dev.etlpipeline.app.backlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What fails the build. */
final class BoardCheck {

    private final Board board;
    private final TestSources sources;
    private final Pages pages;
    private final Function<String, Optional<String>> commands;

    BoardCheck(Board board, TestSources sources, Pages pages, Function<String, Optional<String>> commands) {
        this.board = board;
        this.sources = sources;
        this.pages = pages;
        this.commands = commands;
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>(sources.problems());
        problems.addAll(pages.problems());
        problems.addAll(strangers());
        problems.addAll(unproven());
        pages.claims().forEach(claim -> fault(claim).ifPresent(fault -> problems.add(named(claim) + fault)));
        return problems;
    }

    private List<String> strangers() {
        Set<String> known = board.backlog().criteria();
        return board.proofs().stream()
                .filter(proof -> !known.contains(proof.criterion()))
                .map(proof ->
                        proof.place() + ": there is no criterion " + proof.criterion() + " in " + BacklogReader.FILE)
                .sorted()
                .toList();
    }

    private List<String> unproven() {
        List<String> problems = new ArrayList<>();
        for (Story story : board.backlog().stories()) {
            if (board.state(story) == StoryState.DONE) {
                story.criteria().stream()
                        .filter(wanted -> board.evidence(wanted).isEmpty())
                        .forEach(wanted -> problems.add(BacklogReader.FILE + ": " + story.slug()
                                + " is done, but nothing proves " + wanted.id()));
            }
        }
        return problems;
    }

    private Optional<String> fault(Claim claim) {
        Optional<String> onPage = pages.fault(claim);
        if (onPage.isPresent() || !isInBuild(claim)) {
            return onPage;
        }
        if (claim.test() != null && !sources.has(claim.test())) {
            return Optional.of("there is no test " + claim.test());
        }
        return claim.kind().equals("command") ? commands.apply(claim.what()) : Optional.empty();
    }

    /** Command and test of a page may have gone with their module. */
    private boolean isInBuild(Claim claim) {
        return board.backlog().stories().stream()
                .filter(story ->
                        story.criteria().stream().anyMatch(wanted -> wanted.id().equals(claim.criterion())))
                .allMatch(board::isInBuild);
    }

    private static String named(Claim claim) {
        return claim.page() + ": " + claim.criterion() + ": ";
    }
}

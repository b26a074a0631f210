package dev.etlpipeline.app.backlog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The backlog beside what proves it, in the sources as they are now and by the tests as they last ended. */
public final class Board {

    private final Backlog backlog;
    private final Set<String> modules;
    private final Map<String, List<Evidence>> evidence;
    private final List<String> problems;

    private Board(Backlog backlog, Set<String> modules, Map<String, List<Evidence>> evidence, List<String> problems) {
        this.backlog = backlog;
        this.modules = modules;
        this.evidence = evidence;
        this.problems = problems;
    }

    /**
     * @param home     the project's folder
     * @param commands what is wrong with a command line that a page names, or nothing
     * @throws BacklogException where the backlog or the sources can not be read
     */
    public static Board of(Path home, Function<String, Optional<String>> commands) {
        Backlog backlog = BacklogReader.read(home);
        List<String> modules = Modules.inBuild(home);
        TestSources sources = TestSources.read(home, modules);
        Pages pages = Pages.read(home);
        Results results = Results.read(home, modules);

        List<Proof> proofs = Stream.concat(
                        sources.proofs().stream(), pages.claims().stream().map(Claim::proof))
                .toList();
        Map<String, List<Evidence>> evidence = proofs.stream()
                .collect(Collectors.groupingBy(
                        Proof::criterion,
                        Collectors.mapping(
                                proof -> new Evidence(proof, proof.ranBy().flatMap(results::of)),
                                Collectors.toList())));
        Board board = new Board(backlog, Set.copyOf(modules), evidence, new ArrayList<>());
        board.problems.addAll(new BoardCheck(board, sources, pages, commands).problems());
        return board;
    }

    public Backlog backlog() {
        return backlog;
    }

    /** What refutes the backlog, and fails the build. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** As declared; but what was done in a module that is not in the build is absent, and nothing of it is demanded. */
    public StoryState state(Story story) {
        return story.state() == StoryState.DONE && !isInBuild(story) ? StoryState.ABSENT : story.state();
    }

    /** Whether the code that the story needs is there. */
    public boolean isInBuild(Story story) {
        return story.module().equals("docs") || modules.contains(story.module());
    }

    /** What is said to prove a criterion; empty where nothing is. */
    public List<Evidence> evidence(Wanted wanted) {
        return evidence.getOrDefault(wanted.id(), List.of());
    }

    /** Criteria of a story that something proves. */
    public long proven(Story story) {
        return story.criteria().stream()
                .filter(wanted -> !evidence(wanted).isEmpty())
                .count();
    }

    List<Proof> proofs() {
        return evidence.values().stream()
                .flatMap(List::stream)
                .map(Evidence::proof)
                .toList();
    }
}

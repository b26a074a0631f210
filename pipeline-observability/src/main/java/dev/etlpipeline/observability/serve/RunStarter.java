package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etlpipeline.core.module.Workspace;
import io.javalin.http.ConflictResponse;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.InternalServerErrorResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts runs, one at a time: each is {@code pipeline run} in a process of its own, so that it is the run that the command line
 * makes, whatever becomes of this server, and this server goes on whatever becomes of it. Thread-safe.
 */
final class RunStarter {

    private static final Logger LOG = LoggerFactory.getLogger(RunStarter.class);
    private static final int REMEMBERED = 20;

    /** Longer than it takes to open an embedded database, behind which nobody else can look into it. */
    private static final Duration YOUNG = Duration.ofSeconds(30);

    private final Workspace workspace;
    private final StartableFiles files;
    private final Board board;
    private final boolean allowed;
    private final boolean shown;
    private final ConcurrentSkipListMap<Integer, RunStart> starts = new ConcurrentSkipListMap<>();

    RunStarter(Workspace workspace, Board board) {
        this.workspace = workspace;
        this.board = board;
        this.files = new StartableFiles(workspace);
        this.allowed = workspace.settings().read(ServeSettings.class).startRuns();
        this.shown = workspace.settings().read(LiveSettings.class).keep() > 0;
        board.pauseWhile(this::isYoung);
    }

    /** Whether settings let it start any. */
    boolean allowed() {
        return allowed;
    }

    StartableFiles files() {
        return files;
    }

    /** The run of this machine that is in the way of another one, as it is to be said. */
    Optional<String> inProgress() {
        Optional<RunStart> starting = latest().filter(RunStart::alive);
        Optional<String> running = board.snapshot().running().stream()
                .filter(run -> run.path("pid").isNumber())
                .map(run -> run.path("run_id").asText())
                .findFirst();
        return running.map(run -> "Run " + run + " is in progress")
                .or(() -> starting.map(start -> "A run of " + start.file() + " is starting or ending"));
    }

    /**
     * @param named  the file, as whoever asks names it
     * @param enrich false asks no API
     * @throws io.javalin.http.HttpResponseException where it may not be, or not now
     */
    synchronized RunStart start(String named, boolean dry, boolean enrich) {
        if (!allowed) {
            throw new ForbiddenResponse("Runs are not started from here: serve.start-runs is false.");
        }
        if (!shown) {
            throw new ConflictResponse(
                    "observability.live.keep is 0: nobody could see the run here. Set it to 1 or more, or use ./pipeline run.");
        }
        Path file = files.allowed(named);
        inProgress().ifPresent(other -> {
            throw new ConflictResponse(other + "; one run at a time. The next can be started when it has ended.");
        });
        return board.whileNobodyLooks(() -> begin(file, words(file, dry, enrich)));
    }

    private static List<String> words(Path file, boolean dry, boolean enrich) {
        List<String> words = new ArrayList<>(List.of("run", "--quiet", "--input=" + file));
        if (dry) {
            words.add("--dry-run");
        }
        if (!enrich) {
            words.add("--no-enrich");
        }
        return words;
    }

    private RunStart begin(Path file, List<String> words) {
        String name = String.valueOf(file.getFileName());
        Instant asked = workspace.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            Process process = workspace.program(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            int number = starts.isEmpty() ? 1 : starts.lastKey() + 1;
            RunStart start = new RunStart(number, name, asked, process);
            starts.put(number, start);
            if (starts.size() > REMEMBERED) {
                starts.pollFirstEntry();
            }
            LOG.info("A run of {} was started from the dashboard, as process {}", name, process.pid());
            return start;
        } catch (IOException e) {
            LOG.warn("A run could not be started: {}", e.toString());
            throw new InternalServerErrorResponse("The run's process could not be started: " + e.getMessage());
        }
    }

    private Optional<RunStart> latest() {
        return Optional.ofNullable(starts.lastEntry()).map(entry -> entry.getValue());
    }

    Optional<RunStart> numbered(int number) {
        return Optional.ofNullable(starts.get(number));
    }

    /** Whether a run is about to open the warehouse, and would find it in use by whoever looks. */
    private boolean isYoung() {
        Optional<RunStart> start = latest().filter(RunStart::alive);
        if (start.isEmpty()
                || start.get().asked().plus(YOUNG).isBefore(workspace.clock().instant())) {
            return false;
        }
        Optional<JsonNode> run = start.get().in(board.snapshot().runs());
        return run.isEmpty() || run.get().path("chunks").asLong() == 0;
    }
}

package dev.etlpipeline.chaos.databaseloss;

import dev.etlpipeline.chaos.experiment.Fault;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.fault.H2ServerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The ways to lose a database. A new one is one constant here, and one line in the drill. */
final class LossFaults {

    /** Less than a chunk's rows take, so that the cut comes between two of them. */
    private static final int BYTES_OF_A_BATCH = 1_500;

    /** By then a batch has been said, and its loss been felt. */
    private static final Duration A_BATCH = Duration.ofMillis(400);

    static final Fault<Load> CONNECTIONS_CUT = new Fault<>(
            "connections-cut",
            "The connection is cut in the middle of a batch, and all others with it",
            LossFaults::cutInABatch,
            Load::mendTheLine,
            Load::connectionsLost);

    static final Fault<Load> SERVER_GONE = new Fault<>(
            "server-gone",
            "The database server is killed (kill -9) and started again",
            LossFaults::killServer,
            LossFaults::startServer,
            Load::connectionsLost);

    static final Fault<Load> SERVER_SILENT = new Fault<>(
            "server-silent",
            "The server takes connections and says nothing",
            load -> load.line().blackHole(),
            Load::mendTheLine,
            Load::connectionsLost);

    static final Fault<Load> COMMIT_CUT = new Fault<>(
            "commit-cut",
            "A commit is done, and its answer is lost on the way",
            load -> load.line().cutBeforeCommitAnswers(1),
            Load::mendTheLine,
            load -> Finding.of(load.line().commitsCut() == 1, load.line().commitsCut() + " commits were not answered"));

    static final Fault<Load> SERVER_BUSY = new Fault<>(
            "server-busy",
            "The server chooses the load as a deadlock's victim (1205), then asks for fewer calls (40501)",
            Load::remember,
            load -> {},
            load -> load.attempts().heedThrottling());

    static final Fault<Load> GONE_TOO_LONG = new Fault<>(
            "gone-too-long",
            "The server stays away for longer than the run may wait",
            LossFaults::killServer,
            LossFaults::startServer,
            Load::connectionsLost);

    static final Fault<Load> PIPELINE_KILLED = new Fault<>(
            "pipeline-killed",
            "The pipeline is killed (kill -9)",
            load -> {
                load.child().kill();
                load.remember();
            },
            load -> {},
            Load::inTheMiddle);

    static final Fault<Load> PIPELINE_ASLEEP = new Fault<>(
            "pipeline-asleep",
            "The pipeline is stopped (SIGSTOP) for twice its lease, and wakes up when another has taken over",
            Load::pauseBetweenTransactions,
            load -> load.child().goOn(),
            Load::inTheMiddle);

    private LossFaults() {}

    private static void cutInABatch(Load load) throws InterruptedException {
        load.remember();
        Instant until = Instant.now().plus(load.pace().silence());
        boolean felt = false;
        while (!felt && load.child().state().isEmpty() && Instant.now().isBefore(until)) {
            // The line can't tell the load's connection from one that only looks ahead, and whose loss nobody minds.
            load.line().cutAfter(BYTES_OF_A_BATCH);
            felt = load.child()
                    .await(event -> event.isSignal("retry.attempt"), A_BATCH)
                    .isPresent();
        }
        load.line().reset();
    }

    /** A server that is not ours to kill is as good as gone behind a line that refuses. */
    private static void killServer(Load load) throws InterruptedException {
        load.remember();
        Optional<H2ServerProcess> server = load.scene().database().server();
        if (server.isPresent()) {
            load.line().reset();
            server.get().kill();
        } else {
            load.line().refuse();
            load.line().reset();
        }
    }

    private static void startServer(Load load) throws Exception {
        Optional<H2ServerProcess> server = load.scene().database().server();
        if (server.isPresent()) {
            server.get().startAgain();
        }
        load.mendTheLine();
    }
}

package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A run that was asked for here: its process, and what that says until the run has a page of its own. Thread-safe. */
final class RunStart {

    /** How it stands. */
    enum State {
        /** The process reads its settings and its file. */
        STARTING,
        /** There is a run to be looked at, under way or at its end. */
        STARTED,
        /** The process ended before there was a run. */
        REFUSED
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LINES = 40;
    private static final long PATIENCE_MILLIS = 1000;

    private final int number;
    private final String file;
    private final Instant asked;
    private final Process process;
    private final Deque<String> said = new ArrayDeque<>();
    private final Thread listening;

    /**
     * Listens to the process until that ends.
     *
     * @param process its two streams of output in one
     */
    RunStart(int number, String file, Instant asked, Process process) {
        this.number = number;
        this.file = file;
        this.asked = asked;
        this.process = process;
        this.listening = new Thread(this::listen, "run-start-" + number);
        listening.setDaemon(true);
        listening.start();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said(line);
            }
        } catch (IOException e) {
            said("What it said could not be read to its end: " + e.getMessage());
        }
    }

    private void said(String line) {
        synchronized (said) {
            said.addLast(line);
            if (said.size() > LINES) {
                said.removeFirst();
            }
        }
    }

    int number() {
        return number;
    }

    String file() {
        return file;
    }

    /** Whether the process is there. */
    boolean alive() {
        return process.isAlive();
    }

    Instant asked() {
        return asked;
    }

    /** The run among these that is the process's. */
    Optional<JsonNode> in(List<JsonNode> runs) {
        return runs.stream()
                .filter(run -> run.path("pid").asLong() == process.pid()
                        && !Instant.parse(run.path("started").asText()).isBefore(asked))
                .findFirst();
    }

    /**
     * @param shown runs that have a page by now
     * @param left  runs whose files are there
     */
    State state(List<JsonNode> shown, List<JsonNode> left) {
        if (in(shown).isPresent()) {
            return State.STARTED;
        }
        return alive() || in(left).isPresent() ? State.STARTING : State.REFUSED;
    }

    /** The last lines that the process printed; where it has ended, to its end. */
    String said() {
        if (!alive()) {
            awaitEnd();
        }
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    private void awaitEnd() {
        try {
            listening.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    ObjectNode json(State state, List<JsonNode> shown) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("start", number);
        node.put("file", file);
        node.put("asked", asked.toString());
        node.put("state", state.name());
        node.put("run_id", in(shown).map(run -> run.path("run_id").asText()).orElse(null));
        node.put("exit_code", alive() ? null : (Integer) process.exitValue());
        node.put("said", state == State.REFUSED ? said() : null);
        return node;
    }
}

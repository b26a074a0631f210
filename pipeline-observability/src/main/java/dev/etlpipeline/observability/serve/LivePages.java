package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.sse.SseClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Pages that are open somewhere: each is sent the parts of it that have changed, as HTML by id. */
final class LivePages {

    /** Comments in between, so that nothing on the way takes the line for dead, and a closed one is noticed. */
    private static final int QUIET_TICKS = 15;

    private final Board board;
    private final Set<Open> open = ConcurrentHashMap.newKeySet();

    LivePages(Board board) {
        this.board = board;
        board.watch(this::send);
    }

    /** One open page, and what it was sent last. */
    private static final class Open {

        private final SseClient client;
        private final String run;
        private final Map<String, String> sent = new HashMap<>();
        private int quiet;

        private Open(SseClient client, String run) {
            this.client = client;
            this.run = run;
        }

        private synchronized void send(Snapshot now) {
            Map<String, String> changed = new HashMap<>();
            parts(now).forEach((id, html) -> {
                if (!html.equals(sent.put(id, html))) {
                    changed.put(id, html);
                }
            });
            if (!changed.isEmpty()) {
                client.sendEvent("parts", Api.text(changed));
                quiet = 0;
            } else if (++quiet % QUIET_TICKS == 0) {
                client.sendComment("still here");
            }
        }

        private Map<String, String> parts(Snapshot now) {
            if (run.isEmpty()) {
                return Pages.dashboardParts(now);
            }
            Optional<JsonNode> shown = now.run(run);
            return shown.map(Pages::runParts).orElseGet(Map::of);
        }
    }

    void opened(SseClient client) {
        String run = client.ctx().queryParam("run");
        Open page = new Open(client, run == null ? "" : run);
        client.keepAlive();
        client.onClose(() -> open.remove(page));
        open.add(page);
        page.send(board.snapshot());
    }

    private void send(Snapshot now) {
        for (Open page : open) {
            page.send(now);
        }
    }

    int count() {
        return open.size();
    }

    void close() {
        open.forEach(page -> page.client.close());
    }
}

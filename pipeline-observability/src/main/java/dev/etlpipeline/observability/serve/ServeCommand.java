package dev.etlpipeline.observability.serve;

import dev.etlpipeline.core.module.Workspace;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves until Ctrl-C. */
@Command(
        name = "serve",
        description = "Shows runs, health and metrics over HTTP, for people and for monitoring, until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline serve",
            "  pipeline serve --port 9000",
            "  curl -s http://127.0.0.1:8088/health | jq .status",
            "  SERVE_TOKEN=... pipeline serve --host 0.0.0.0",
            "",
            "Exit codes: 1 the port is taken, 2 wrong usage or settings, 130 by Ctrl-C."
        })
final class ServeCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;

    private final Workspace workspace;
    private final Optional<MetricsText> metrics;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "PORT", description = "Instead of serve.port; 0 takes any free one.")
    @Nullable
    Integer port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Instead of serve.host.")
    @Nullable
    String host;

    ServeCommand(Workspace workspace, Optional<MetricsText> metrics) {
        this.workspace = workspace;
        this.metrics = metrics;
    }

    @Override
    public Integer call() {
        ServeSettings settings = workspace.settings().read(ServeSettings.class);
        int at = port == null ? settings.port() : port;
        if (at < 0 || at > LAST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port must be from 0 to " + LAST_PORT + ", but is " + at);
        }
        String address = host == null ? settings.host() : host;
        if (!isFree(address, at)) {
            return taken(address, at);
        }
        try (DashboardServer server = new DashboardServer(workspace, address, at, metrics)) {
            workspace.out().println("Serving at " + server.url() + " until Ctrl-C");
            workspace.out().flush();
            awaitStop(server);
            return 0;
        } catch (JavalinBindException e) {
            return taken(address, at); // in the moment between
        }
    }

    /** Before the server tries, which would log it as a failure of its own. */
    private static boolean isFree(String address, int port) {
        try (ServerSocket tried = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return tried.isBound();
        } catch (UnknownHostException e) {
            return true; // that is said with the setting's name
        } catch (IOException e) {
            return false;
        }
    }

    private int taken(String address, int port) {
        workspace
                .err()
                .println("Error: port " + port + " at " + address + " is taken, or may not be taken by this user.\n"
                        + "Stop what listens there, or take another by --port or serve.port (0: any).");
        return 1;
    }

    /** Returns where the thread is interrupted; Ctrl-C ends the process, and the hook lets go of open pages first. */
    private static void awaitStop(DashboardServer server) {
        Thread hook = new Thread(server::close, "serve-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(hook);
            Thread.currentThread().interrupt();
        }
    }
}

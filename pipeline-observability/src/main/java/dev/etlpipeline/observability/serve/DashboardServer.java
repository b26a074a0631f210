package dev.etlpipeline.observability.serve;

import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.core.module.Page;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.observability.health.HealthJson;
import dev.etlpipeline.observability.health.HealthReport;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves dashboard, health, metrics and the API until it is closed. */
final class DashboardServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DashboardServer.class);
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int UNAVAILABLE = 503;

    private final Board board;
    private final LivePages live;
    private final Pages pages;
    private final Layout layout;
    private final List<Page> contributed;
    private final Optional<MetricsText> metrics;
    private final Door door;
    private final StartRoutes starting;
    private final Javalin app;
    private final String host;

    /**
     * Starts it.
     *
     * @param port 0 for any free one
     * @throws io.javalin.util.JavalinBindException             the port is taken, or may not be taken
     * @throws dev.etlpipeline.core.settings.SettingsException  others could reach it, and there is no token
     */
    DashboardServer(Workspace workspace, String host, int port, Optional<MetricsText> metrics) {
        this.door =
                new Door(host, workspace.settings().read(ServeSettings.class).token());
        this.host = host;
        this.metrics = metrics;
        this.contributed = workspace.modules().pages();
        this.board = new Board(workspace);
        RunStarter starter = new RunStarter(workspace, board);
        this.layout = new Layout(contributed, starter.allowed());
        this.pages = new Pages(layout);
        String definition = workspace.settings().read(PathSettings.class).definition();
        this.starting = new StartRoutes(starter, new StartPages(layout, definition), board);
        this.live = new LivePages(board);
        this.app = Javalin.create(this::configure);
        try {
            app.start(host, port);
        } catch (RuntimeException e) {
            board.close();
            throw e;
        }
    }

    URI url() {
        return Door.url(host, app.port());
    }

    /** Pages that are open somewhere. */
    int watching() {
        return live.count();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        RoutesConfig routes = config.routes;
        routes.before(this::enter);
        health(routes);
        new Api(board).routes(routes);
        starting.routes(routes);
        routes.get("/metrics", this::metrics);
        routes.get("/", context -> html(context, pages.dashboard(board.snapshot())));
        routes.get("/runs/{run}", this::run);
        routes.sse("/events", live::opened);
        routes.get(
                "/assets/dashboard.css",
                context -> context.contentType("text/css").result(Assets.text("dashboard.css")));
        routes.get(
                "/assets/dashboard.js",
                context -> context.contentType("text/javascript").result(Assets.text("dashboard.js")));
        for (Page page : contributed) {
            routes.get(page.path(), context -> html(context, layout.page(page.title(), "", page.render())));
        }
        routes.exception(HttpResponseException.class, DashboardServer::refused);
        routes.exception(Exception.class, DashboardServer::failed);
        routes.error(404, context -> {
            if (context.result() == null || String.valueOf(context.result()).startsWith("Endpoint ")) {
                context.contentType(TEXT)
                        .result("There is nothing here. The dashboard is at /, the API at /api/openapi.json\n");
            }
        });
    }

    private void enter(Context context) {
        context.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                        + " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin"); // a form of ours says from where it comes, to us alone
        context.header("Cache-Control", "no-store");
        door.pass(context);
    }

    private void health(RoutesConfig routes) {
        routes.get(
                "/health/live",
                context -> context.contentType("application/json").result("{\"status\":\"UP\"}"));
        routes.get("/health/ready", context -> {
            HealthReport report = board.report();
            context.status(report.health() == Health.DOWN ? UNAVAILABLE : 200)
                    .contentType("application/json")
                    .result("{\"status\":\"" + report.health() + "\"}");
        });
        routes.get("/health", context -> {
            HealthReport report = board.report();
            context.status(report.health() == Health.DOWN ? UNAVAILABLE : 200);
            Api.json(context, HealthJson.of(report));
        });
    }

    private void metrics(Context context) {
        MetricsText text = metrics.orElseThrow(() -> new NotFoundResponse(
                "no metrics are kept in this form here; /api/runs and /health have figures in JSON"));
        context.contentType(text.contentType()).result(text.scrape());
    }

    private void run(Context context) {
        String id = context.pathParam("run");
        html(
                context,
                board.snapshot()
                        .run(id)
                        .map(pages::run)
                        .orElseThrow(
                                () -> new NotFoundResponse(
                                        "No such run is known here. The dashboard at / has the latest; ./pipeline runs has them all.")));
    }

    private static void html(Context context, String page) {
        context.contentType("text/html; charset=utf-8").result(page);
    }

    private static void refused(HttpResponseException refusal, Context context) {
        context.status(refusal.getStatus()).contentType(TEXT).result(refusal.getMessage() + "\n");
    }

    private static void failed(Exception failure, Context context) {
        LOG.warn("{} could not be answered", context.path(), Failures.safe(failure));
        context.status(500).contentType(TEXT).result("Something unexpected happened; the log of this server has it.\n");
    }

    @Override
    public void close() {
        live.close();
        board.close();
        app.stop();
    }
}

package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.audit.Chain.Head;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Writes down where the record stands, out of the database's reach. */
@Command(
        name = "anchor",
        description = {
            "Adds a line for each pipeline to the anchor file: number and hash of its last event.",
            "Runs do so at their end; this is for what people did since, by commands."
        },
        footerHeading = "%nExamples:%n",
        footer = "  pipeline audit anchor")
final class AnchorCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final AnchorFile anchors;

    AnchorCommand(Workspace workspace, AnchorFile anchors) {
        this.workspace = workspace;
        this.anchors = anchors;
    }

    @Override
    public Integer call() throws SQLException {
        try (Warehouse warehouse = workspace.warehouse("./pipeline audit anchor");
                Connection connection = warehouse.dataSource().getConnection()) {
            List<String> streams = new EventReader().streams(connection);
            for (String stream : streams) {
                Head head = new AuditStore().find(connection, stream).orElse(Head.NONE);
                anchors.add(stream, head, workspace.clock().instant());
                workspace.out().println(stream + ": event " + head.number() + " is anchored in " + anchors.file());
            }
            if (streams.isEmpty()) {
                workspace.out().println("Nothing to anchor: there are no events yet.");
            }
        }
        return ExitCode.OK;
    }
}

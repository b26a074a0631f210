package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.control.Holder;
import dev.etlpipeline.core.control.LeaseHeldException;
import dev.etlpipeline.core.control.RunLease;
import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.settings.LeaseSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.key.KeyException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives an old key up for ever. */
@Command(
        name = "destroy",
        description = "Destroys an old data key: whatever is still encrypted with it is lost.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline keys destroy 1-k7qm --yes --reason 'end of retention'",
            "",
            "It looks through the target of this definition and through the quarantine, and",
            "  refuses where a value still stands under the key, or a run is under way. It",
            "  cannot see targets of other pipelines, rejects files, and copies of the",
            "  database and of the key."
        })
final class DestroyCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(DestroyCommand.class);

    private final KeyParts parts;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "KEY", description = "Its name, as pipeline keys list shows it.")
    String key = "";

    @Option(names = "--yes", description = "Says that you mean it.")
    boolean meant;

    @Mixin
    DefinitionOption which = new DefinitionOption();

    @Mixin
    ReasonOption why = new ReasonOption();

    DestroyCommand(KeyParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() throws SQLException {
        if (!meant) {
            throw new ParameterException(
                    spec.commandLine(),
                    "What is encrypted with " + key + " would be lost for ever; say --yes to do it");
        }
        try (Warehouse warehouse = parts.workspace().warehouse("./pipeline keys destroy")) {
            EncryptedTarget target = parts.target(warehouse, which.file);
            whileNobodyLoads(target, () -> destroy(target));
        }
        parts.workspace().out().println("Data key " + key + " is destroyed here; destroy its copies too.");
        return ExitCode.OK;
    }

    private void destroy(EncryptedTarget target) throws SQLException {
        if (target.exists()) {
            refuseUsed(
                    " values of column ",
                    new Inventory(target, parts.codec()).taken().byColumn());
        }
        refuseUsed(" texts in ", parts.kept().byPlace(target.warehouse()));
        new OnRecord(parts.workspace(), target.warehouse(), target.definition(), why.reason)
                .of("keys.destroy", "data key " + key, 1, tx -> {
                    parts.keys().destroy(key);
                    return key;
                });
    }

    /** Rows of a load that began before may be encrypted already, and not be there yet: they would never open again. */
    private void whileNobodyLoads(EncryptedTarget target, Looked work) throws SQLException {
        Warehouse warehouse = target.warehouse();
        RunLease.Request request = new RunLease.Request(
                target.definition().name(),
                "keys-destroy",
                Holder.ofThisProcess(),
                parts.workspace().settings().read(LeaseSettings.class).ttl(),
                warehouse.isOpenToThisProcessAlone());
        try (RunLease lease = RunLease.acquire(
                warehouse.dataSource(),
                request,
                parts.workspace().clock(),
                Waiting.SYSTEM,
                parts.workspace().err()::println,
                () -> false)) {
            work.run();
            LOG.debug("Nobody loaded meanwhile, under fence {}", lease.fence());
        } catch (LeaseHeldException e) {
            throw new KeyException(e.getMessage() + "; nothing was changed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyException("interrupted while it waited for a run to end; nothing was changed", e);
        }
    }

    private interface Looked {
        void run() throws SQLException;
    }

    private void refuseUsed(String what, Map<String, Map<String, Long>> byPlace) {
        for (Map.Entry<String, Map<String, Long>> place : byPlace.entrySet()) {
            @Nullable Long values = place.getValue().get(key);
            if (values != null) {
                throw new KeyException(values + what + place.getKey() + " still stand under data key " + key
                        + "; ./pipeline keys rotate moves them; nothing was changed");
            }
        }
    }
}

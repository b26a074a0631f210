package dev.etlpipeline.observability.report;

import dev.etlpipeline.core.control.RunHistory;
import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.observability.report.RunFigures.Account;
import java.util.Optional;

/** Holds a run's figures against its row in {@code etl.enrichment_audit}. */
final class AuditCheck {

    private static final int ATTEMPTS = 1000;

    private AuditCheck() {}

    /**
     * What came of it.
     *
     * @param words for a person
     */
    record Answer(boolean differs, String words) {}

    static Answer compare(Workspace workspace, RunFigures figures) {
        if (figures.dryRun()) {
            return new Answer(false, "A dry run: the warehouse knows nothing of it.");
        }
        try (Warehouse warehouse = workspace.existingWarehouse("./pipeline report")) {
            Optional<RunRecord> row = new RunHistory(warehouse)
                    .beginningWith(figures.run(), ATTEMPTS).stream()
                            .filter(record -> record.runId().equals(figures.run())
                                    && record.attempt() == figures.attempt()
                                    && record.operation().equals(figures.operation()))
                            .findFirst();
            return row.map(record -> compare(record, figures))
                    .orElseGet(
                            () -> new Answer(false, "Not compared: " + warehouse.place() + " remembers no such run."));
        } catch (WarehouseException e) {
            return new Answer(false, "Not compared with the warehouse: " + e.getMessage());
        }
    }

    static Answer compare(RunRecord row, RunFigures figures) {
        if (row.account() == null) {
            return new Answer(false, "Not compared: the warehouse has no end of this run, it is " + row.state() + ".");
        }
        Account audited = account(row.account());
        if (audited.equals(figures.account()) && row.state().name().equals(figures.state())) {
            return new Answer(
                    false,
                    "The warehouse's audit row " + row.number() + " says the same: " + row.state() + ", "
                            + words(audited) + ".");
        }
        return new Answer(
                true,
                "The warehouse says otherwise: its audit row " + row.number() + " has " + row.state() + ", "
                        + words(audited) + "; the figures here are " + figures.state() + ", "
                        + words(figures.account()) + ".");
    }

    static Account account(Accounting law) {
        return new Account(
                law.read(), law.inserted(), law.updated(), law.unchanged(), law.superseded(), law.quarantined());
    }

    private static String words(Account account) {
        return account.read() + " = " + account.inserted() + " + " + account.updated() + " + " + account.unchanged()
                + " + " + account.superseded() + " + " + account.quarantined();
    }
}

package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.run.Accounting;

/** The accounting law is broken: rows were lost or doubled. A fault of the program, never of the data. */
public final class AccountingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccountingException(Accounting account) {
        super("the account does not add up: " + account.read() + " records were read, but " + account.accounted()
                + " are accounted for (" + account.inserted() + " inserted + " + account.updated() + " updated + "
                + account.unchanged() + " unchanged + " + account.superseded() + " superseded + "
                + account.quarantined() + " quarantined). Do not trust this load; please report it with the log");
    }
}

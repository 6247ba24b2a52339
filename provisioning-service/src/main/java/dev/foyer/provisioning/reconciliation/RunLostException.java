package dev.foyer.provisioning.reconciliation;

/** The run was cancelled or is another process' now: what was found out for it must be forgotten. */
final class RunLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunLostException(Run run) {
        super("The run " + run.id() + " of epoch " + run.epoch() + " is not this process' any more");
    }
}

package dev.foyer.provisioning.mirror;

/** Another process applies changes now: what was fetched under the old lease must be forgotten, not written. */
final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(Lease lease) {
        super("The lease of epoch " + lease.epoch() + " has passed to another process");
    }
}

package dev.foyer.devstack.process;

/** Learns of every process that is started, so that a later run can end what a killed one left behind. */
@FunctionalInterface
public interface ProcessLedger {

    /** For runs that nobody follows up on. */
    ProcessLedger NONE = (name, process) -> {};

    /** Called right after {@code process} was started. */
    void started(String name, ProcessHandle process);
}

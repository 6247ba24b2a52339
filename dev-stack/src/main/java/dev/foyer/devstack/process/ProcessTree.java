package dev.foyer.devstack.process;

import java.util.ArrayList;
import java.util.List;

/** A process with everything it started. */
public final class ProcessTree {
    private ProcessTree() {}

    /**
     * Ends all of it as a crash of the machine would (SIGKILL) and waits until it is gone. The root is frozen first: it
     * could start another child between the look at its children and its end.
     */
    public static void kill(ProcessHandle root) {
        Termination.signal(root, "STOP");
        List<ProcessHandle> processes = new ArrayList<>(List.of(root));
        processes.addAll(root.descendants().toList());
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(Termination::kill);
    }
}

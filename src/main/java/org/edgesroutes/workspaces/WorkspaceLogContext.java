package org.edgesroutes.workspaces;

import org.apache.camel.Processor;
import org.edgesroutes.settings.Workspace;
import org.slf4j.MDC;

/** While it is open, what this thread logs is about a workspace: {@code %X{edgesWorkspace}} in the pattern of the log. */
public final class WorkspaceLogContext {

    private static final String KEY = "edgesWorkspace";

    private final String before = MDC.get(KEY);

    private WorkspaceLogContext() {}

    /** Changes nothing for the only workspace. */
    private static WorkspaceLogContext of(Workspace workspace) {
        WorkspaceLogContext context = new WorkspaceLogContext();
        if (workspace.isNamed()) {
            MDC.put(KEY, workspace.name());
        }
        return context;
    }

    /** For a step of a route. */
    public static Processor around(Workspace workspace, Processor step) {
        return exchange -> {
            WorkspaceLogContext named = of(workspace);
            try {
                step.process(exchange);
            } finally {
                named.close();
            }
        };
    }

    /** For a thread. */
    public static Runnable around(Workspace workspace, Runnable work) {
        return () -> {
            WorkspaceLogContext named = of(workspace);
            try {
                work.run();
            } finally {
                named.close();
            }
        };
    }

    private void close() {
        if (before == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, before);
        }
    }
}

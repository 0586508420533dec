package org.edgesroutes.observability;

/** One thing that can be wrong with a workspace; looks, then raises or ends reports. For one thread. */
@FunctionalInterface
interface WorkspaceCheck {

    void look();
}

package org.edgesroutes.migration;

import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.settings.Workspace;
import org.edgesroutes.workspaces.WorkspaceLogContext;

/** Finishes migrations of schedules that a command has begun and not ended; no route of a host has to do it. */
public final class MigrationRoutes extends RouteBuilder {

    private final Workspace workspace;
    private final MigrationService migrations;

    public MigrationRoutes(Workspace workspace, MigrationService migrations) {
        this.workspace = workspace;
        this.migrations = migrations;
    }

    @Override
    public void configure() {
        from(workspace.own("timer:edges-finish-migrations") + "?period=60000&includeMetadata=false")
                .routeId(workspace.own("edges-finish-migrations"))
                .routeDescription("Goes on with the migration of a schedule that no other process works on")
                .process(WorkspaceLogContext.around(workspace, exchange -> migrations.finishOpen()));
    }
}

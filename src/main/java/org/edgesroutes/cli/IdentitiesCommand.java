package org.edgesroutes.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.edgesroutes.model.Identity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edges-routes identities}. */
@Command(
        name = "identities",
        description = {
            "Lists the identities of the workspace with their type and the state of their accounts.",
            "An incremental run needs an identity of the type engagement."
        },
        mixinStandardHelpOptions = true)
final class IdentitiesCommand implements Callable<Integer> {

    private final RunCommandSupport support;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    IdentitiesCommand(RunCommandSupport support) {
        this.support = support;
    }

    @Override
    public Integer call() {
        return support.onWorkspace(spec, (operations, opened, progress) -> {
            progress.shows(0, 1, "reading the identities");
            List<OutputRow> rows = operations.services().identities().list().stream()
                    .map(identity -> row(opened, identity))
                    .toList();
            progress.close();
            LedgerCommandSupport.printer(spec, json)
                    .rows(rows, "no identities", "identity_uid", "name", "type", "timezone", "accounts");
            return 0;
        });
    }

    private OutputRow row(WorkspaceLedgers.Opened opened, Identity identity) {
        OutputRow row = opened.row()
                .with("identity_uid", identity.uid())
                .with("name", identity.name())
                .with("type", identity.type())
                .with("timezone", identity.timezone());
        return json
                ? row.with("integrations", identity.integrations())
                        .with(
                                "accounts",
                                identity.accounts().stream()
                                        .map(account -> new OutputRow()
                                                .with("type", account.type())
                                                .with("status", account.status()))
                                        .toList())
                : row.with("accounts", accounts(identity));
    }

    private static String accounts(Identity identity) {
        return identity.accounts().isEmpty()
                ? String.join(", ", identity.integrations())
                : identity.accounts().stream()
                        .map(account -> account.type() + " " + account.status())
                        .collect(Collectors.joining(", "));
    }
}

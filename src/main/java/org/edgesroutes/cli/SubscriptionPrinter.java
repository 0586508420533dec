package org.edgesroutes.cli;

import java.util.List;
import org.edgesroutes.subscriptions.PlanItem;
import org.edgesroutes.subscriptions.PlanStep;
import org.edgesroutes.subscriptions.SubscriptionDeclarations.Current;
import org.edgesroutes.subscriptions.SubscriptionState;
import picocli.CommandLine.Model.CommandSpec;

/** Prints subscriptions and plans, as tables or as JSON. */
final class SubscriptionPrinter {

    private SubscriptionPrinter() {}

    /** Tells the faults of the file. @return the exit code: 1 when there are some */
    static int faults(CommandSpec command, Current current) {
        current.faults().forEach(fault -> LedgerCommandSupport.note(command, fault.toString()));
        return current.faults().isEmpty() ? 0 : 1;
    }

    /** The answer where a plan is empty. */
    static String nothing(Current current) {
        return current.subscriptions().isEmpty()
                ? "nothing to do: nothing is declared"
                : "nothing to do: everything is as declared";
    }

    static OutputRow row(WorkspaceLedgers.Opened opened, SubscriptionState one) {
        return opened.row()
                .with("subscription", one.parts() == 1 ? one.name() : one.name() + "/" + one.part())
                .with("state", one.state())
                .with("kind", one.scheduled() ? "schedule" : "run")
                .with("edges_uid", one.uid())
                .with("action", one.action())
                .with("identity", one.identity())
                .with("iteration", one.iteration())
                .with("last_arrival", one.lastArrivalAt())
                .with("next", one.nextAt())
                .with("reason", one.reason());
    }

    /** @param file in which subscriptions are declared */
    static void list(List<OutputRow> rows, String file, RowPrinter printer) {
        printer.rows(
                rows,
                "no subscriptions; declare some in %s, docs/subscriptions.md tells how".formatted(file),
                "subscription",
                "state",
                "edges_uid",
                "iteration",
                "last_arrival",
                "next",
                "reason");
    }

    static OutputRow row(WorkspaceLedgers.Opened opened, PlanStep step, PlanItem item) {
        return opened.row()
                .with("subscription", item.displayName())
                .with("step", step.word())
                .with("edges_uid", item.uid())
                .with("sentence", item.sentence());
    }

    static void plan(List<OutputRow> rows, String none, RowPrinter printer) {
        printer.rows(rows, none, "subscription", "step", "edges_uid", "sentence");
    }
}

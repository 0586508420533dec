package org.edgesroutes.cli;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import org.edgesroutes.delivery.DeadLetterService;
import org.edgesroutes.ledger.deliveries.DeadLetter;

/** Prints dead letters, as a table or as JSON. */
final class DeadLetterPrinter {

    private DeadLetterPrinter() {}

    /** @param closed whether some may be requeued or discarded */
    static void list(List<OutputRow> letters, boolean closed, RowPrinter printer) {
        if (closed) {
            printer.rows(letters, "none", "id", "state", "died_at", "downstream", "action", "reason", "error");
            return;
        }
        printer.rows(letters, "no dead letters", "id", "died_at", "downstream", "action", "attempts", "error");
    }

    static void details(WorkspaceLedgers.Opened ledger, DeadLetterService.Opened opened, RowPrinter printer) {
        OutputRow row = row(ledger, opened.letter());
        if (printer.json() && opened.record() != null) {
            row.with("record", new RawValue(opened.record()));
        }
        printer.details(row);
        printer.text("\n" + opened.record());
    }

    static OutputRow row(WorkspaceLedgers.Opened ledger, DeadLetter letter) {
        return ledger.row()
                .with("id", letter.id())
                .with("state", letter.state())
                .with("reason", letter.reason())
                .with("downstream", letter.downstream())
                .with("record_id", letter.recordId())
                .with("record_key", letter.recordKey())
                .with("run_uid", letter.runUid())
                .with("action", letter.action())
                .with("attempts", letter.attempts())
                .with("first_failed_at", letter.firstFailedAt())
                .with("died_at", letter.diedAt())
                .with("error", letter.error());
    }
}

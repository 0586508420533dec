package org.edgesroutes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.PrintWriter;
import java.util.List;
import org.edgesroutes.delivery.DeadLetters;
import org.edgesroutes.ledger.DeadLetter;

/** Dead letters for eyes and for programs. */
final class DeadLetterPrinter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW = "%-6s  %-20s  %-20s  %-32s  %-8s  %s%n";
    private static final int LONGEST_ERROR = 80;

    private DeadLetterPrinter() {}

    static void table(List<DeadLetter> letters, PrintWriter out) {
        if (letters.isEmpty()) {
            out.println("no dead letters");
            return;
        }
        out.printf(ROW, "ID", "DIED", "DOWNSTREAM", "ACTION", "ATTEMPTS", "ERROR");
        for (DeadLetter letter : letters) {
            String error = letter.error().replaceAll("\\s+", " ");
            out.printf(
                    ROW,
                    letter.id(),
                    letter.diedAt().toString().substring(0, 19) + "Z",
                    letter.downstream(),
                    letter.action(),
                    letter.attempts(),
                    error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) + "…" : error);
        }
    }

    static void details(DeadLetters.Opened opened, PrintWriter out) {
        DeadLetter letter = opened.letter();
        field(out, "id", letter.id());
        field(out, "state", letter.reason() == null ? letter.state() : letter.state() + ": " + letter.reason());
        field(out, "downstream", letter.downstream());
        field(out, "record", letter.recordId());
        field(out, "key", letter.recordKey());
        field(out, "action", letter.action());
        field(out, "run", letter.runUid());
        field(out, "attempts", letter.attempts());
        field(out, "first failed", letter.firstFailedAt());
        field(out, "died", letter.diedAt());
        field(out, "error", letter.error());
        out.println();
        out.println(opened.record());
    }

    private static void field(PrintWriter out, String name, Object value) {
        out.printf("%-13s %s%n", name, value);
    }

    /** @param record JSON, put in as it is; null to leave it out */
    static String json(DeadLetter letter, String record) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", letter.id())
                .put("state", letter.state())
                .put("reason", letter.reason())
                .put("downstream", letter.downstream())
                .put("record_id", letter.recordId())
                .put("record_key", letter.recordKey())
                .put("run_uid", letter.runUid())
                .put("action", letter.action())
                .put("attempts", letter.attempts())
                .put("first_failed_at", letter.firstFailedAt().toString())
                .put("died_at", letter.diedAt().toString())
                .put("error", letter.error());
        if (record != null) {
            json.putRawValue("record", new RawValue(record));
        }
        return json.toString();
    }
}

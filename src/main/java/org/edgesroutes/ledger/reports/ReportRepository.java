package org.edgesroutes.ledger.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;

/** The reports: which are open, and which are still to be sent. */
public final class ReportRepository {

    private static final String UNSENT =
            "said_sent_at IS NULL OR (recovered_at IS NOT NULL AND recovered_sent_at IS NULL)";

    /**
     * A report to be sent.
     *
     * @param saidAgain whether this repeats an open report
     * @param recovered whether it is the end of the report
     */
    public record Unsent(ReportRecord report, Instant saidAt, boolean saidAgain, boolean recovered) {}

    private final Ledger ledger;

    public ReportRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Opens a report, unless there is one of the same kind and cause; that one is repeated when it was last sent as
     * long ago as given, and otherwise takes over the newer words without being sent.
     *
     * @param again null for a report that is sent once
     * @return whether it is to be sent now
     */
    public boolean raise(
            String kind,
            String cause,
            String runUid,
            Integer iteration,
            String sentence,
            String details,
            Duration again) {
        return ledger.write(tx -> {
            Instant before = again == null ? Instant.EPOCH : tx.now().minus(again);
            // later than it can be: the clock was set back
            Instant ahead = again == null ? null : tx.now().plus(again);
            boolean sent =
                    tx.update("""
                            INSERT INTO edges_report (kind, cause, run_uid, iteration, sentence, details, raised_at, said_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT (kind, cause) WHERE recovered_at IS NULL DO UPDATE SET
                                sentence = excluded.sentence, details = excluded.details,
                                said_at = excluded.said_at, said_sent_at = NULL
                            WHERE said_at <= ? OR said_at > ?""", kind, cause, runUid, iteration, sentence, details, tx.now(), tx.now(), before, ahead)
                            == 1;
            if (!sent) {
                tx.update("""
                        UPDATE edges_report SET sentence = ?, details = ?
                        WHERE kind = ? AND cause = ? AND recovered_at IS NULL AND details <> ?""", sentence, details, kind, cause, details);
            }
            return sent;
        });
    }

    /** @return the report that this ended, empty when none was open */
    public Optional<ReportRecord> recover(String kind, String cause, String sentence) {
        return ledger.write(tx -> tx.first("""
                UPDATE edges_report SET recovered_at = ?, recovery = ?
                WHERE kind = ? AND cause = ? AND recovered_at IS NULL RETURNING *""", ReportRepository::report, tx.now(), sentence, kind, cause));
    }

    /** @return the open ones, those that are open for longest first */
    public List<ReportRecord> open() {
        return ledger.read(tx -> tx.list(
                "SELECT * FROM edges_report WHERE recovered_at IS NULL ORDER BY report_id", ReportRepository::report));
    }

    /** @return the next report to be sent, in the order of events: an end never before its beginning */
    public Optional<Unsent> next() {
        return ledger.read(tx -> tx.first(
                "SELECT *, said_sent_at IS NOT NULL AS ended FROM edges_report WHERE " + UNSENT
                        + " ORDER BY CASE WHEN said_sent_at IS NULL THEN said_at ELSE recovered_at END, report_id"
                        + " LIMIT 1",
                ReportRepository::unsent));
    }

    /** It arrived; what happened to the report meanwhile is still to be sent. */
    public void sent(Unsent unsent) {
        long id = unsent.report().id();
        ledger.write(tx -> unsent.recovered()
                ? tx.update("UPDATE edges_report SET recovered_sent_at = ? WHERE report_id = ?", tx.now(), id)
                : tx.update(
                        "UPDATE edges_report SET said_sent_at = ? WHERE report_id = ? AND said_at = ?",
                        tx.now(),
                        id,
                        unsent.saidAt()));
    }

    private static Unsent unsent(ResultSet row) throws SQLException {
        ReportRecord report = report(row);
        Instant saidAt = SqlTimestamps.instant(row, "said_at");
        return new Unsent(report, saidAt, saidAt.isAfter(report.raisedAt()), row.getBoolean("ended"));
    }

    private static ReportRecord report(ResultSet row) throws SQLException {
        int iteration = row.getInt("iteration");
        return new ReportRecord(
                row.getLong("report_id"),
                row.getString("kind"),
                row.getString("cause"),
                row.getString("run_uid"),
                iteration == 0 ? null : Integer.valueOf(iteration),
                row.getString("sentence"),
                row.getString("details"),
                SqlTimestamps.instant(row, "raised_at"),
                SqlTimestamps.instant(row, "recovered_at"),
                row.getString("recovery"));
    }
}

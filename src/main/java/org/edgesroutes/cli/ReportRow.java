package org.edgesroutes.cli;

import com.fasterxml.jackson.databind.util.RawValue;
import org.edgesroutes.ledger.reports.ReportRecord;

/** An open report as {@code status} shows it. */
final class ReportRow {

    private ReportRow() {}

    static OutputRow of(ReportRecord report) {
        return new OutputRow()
                .with("kind", report.kind())
                .with("run_uid", report.runUid())
                .with("iteration", report.iteration())
                .with("cause", report.cause())
                .with("raised_at", report.raisedAt())
                .with("sentence", report.sentence())
                .with("details", new RawValue(report.details()));
    }
}

package org.edgesroutes.runs;

import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.ledger.sources.SourceRepository;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;

/** Ends the reports that a run ends: its own, or those of its schedule and of the one that this took the place of. */
record LineageReports(ReportService reports, SourceRepository sources) {

    void recovered(ReportKind kind, TrackedRun row, String sentence) {
        if (row.scheduleUid() == null) {
            reports.recovered(kind, row.uid(), sentence);
            return;
        }
        for (ReportRecord open : reports.open(kind)) {
            if (open.cause().equals(row.lineage()) || sources.shared(open.runUid(), row.uid())) {
                reports.recovered(kind, open.cause(), sentence);
            }
        }
    }
}

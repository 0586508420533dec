package org.edgesroutes.reports;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.ledger.reports.ReportRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises a report once for each cause and ends it once. A report is durable when these methods return;
 * a route sends it to {@code direct:edges-report} afterwards. Safe for many threads, but not from within a transaction
 * of the ledger, which it would wait for.
 */
public final class ReportService {

    private static final Logger LOG = LoggerFactory.getLogger(ReportService.class);

    private final Ledger file;
    private final ReportRepository ledger;

    public ReportService(Ledger ledger) {
        this.file = ledger;
        this.ledger = new ReportRepository(ledger);
    }

    /**
     * Reads a row of the ledger.
     *
     * @throws org.edgesroutes.ledger.LedgerException while it cannot be read
     */
    void requireLedger() {
        file.check();
    }

    ReportRepository ledger() {
        return ledger;
    }

    /**
     * Raises a report, unless one of the same kind and cause is open.
     *
     * @param cause tells it from others of its kind: the uid of a run, the name of a downstream
     * @param sentence what happened and, where that is known, what to do
     * @param details the same for machines; nulls are left out, times and durations become text
     * @return whether the report is new
     */
    public boolean raise(
            ReportKind kind, String cause, ReportSubject subject, String sentence, Map<String, Object> details) {
        String line = ReportText.oneLine(sentence);
        String json = ReportText.json(details);
        boolean isNew =
                ledger.raise(kind.word(), cause, subject.runUid(), subject.iteration(), line, json, kind.again());
        if (isNew) {
            LOG.warn("report {} raised: {} {}", kind.word(), line, json);
        }
        return isNew;
    }

    /**
     * Ends the open report of a cause, if there is one.
     *
     * @param sentence how it ended
     * @return whether there was one
     */
    public boolean recovered(ReportKind kind, String cause, String sentence) {
        String line = ReportText.oneLine(sentence);
        boolean ended = ledger.recover(kind.word(), cause, line).isPresent();
        if (ended) {
            LOG.info("report {} recovered: {}", kind.word(), line);
        }
        return ended;
    }

    /** The open reports, the oldest first. */
    public List<ReportRecord> open() {
        return ledger.open();
    }

    /** The open reports of these kinds, the oldest first. */
    public List<ReportRecord> open(ReportKind... kinds) {
        Set<String> words = Arrays.stream(kinds).map(ReportKind::word).collect(Collectors.toSet());
        return open().stream().filter(report -> words.contains(report.kind())).toList();
    }
}

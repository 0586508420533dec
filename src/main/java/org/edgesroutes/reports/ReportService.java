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
 * Says once what somebody may have to see to, and once that it is over. A report is durable when these methods return;
 * a route sends it to {@code direct:edges-report} afterwards. Safe for many threads, but not from within a transaction
 * of the ledger, which it would wait for.
 */
public final class ReportService {

    private static final Logger LOG = LoggerFactory.getLogger(ReportService.class);

    private final ReportRepository ledger;

    public ReportService(Ledger ledger) {
        this.ledger = new ReportRepository(ledger);
    }

    ReportRepository ledger() {
        return ledger;
    }

    /**
     * Reports something, unless it is reported already and not over yet.
     *
     * @param cause tells it from others of its kind: the uid of a run, the name of a downstream
     * @param sentence says what is the case and, where that is known, what to do
     * @param details the same for machines; nulls are left out, times and durations become text
     * @return whether it was said
     */
    public boolean raise(
            ReportKind kind, String cause, ReportSubject subject, String sentence, Map<String, Object> details) {
        String line = ReportText.oneLine(sentence);
        String json = ReportText.json(details);
        boolean said =
                ledger.raise(kind.word(), cause, subject.runUid(), subject.iteration(), line, json, kind.again());
        if (said) {
            LOG.warn("report {} raised: {} {}", kind.word(), line, json);
        }
        return said;
    }

    /**
     * Says that it is over, if it was reported.
     *
     * @param sentence says how it ended
     * @return whether it was said
     */
    public boolean recovered(ReportKind kind, String cause, String sentence) {
        String line = ReportText.oneLine(sentence);
        boolean said = ledger.recover(kind.word(), cause, line).isPresent();
        if (said) {
            LOG.info("report {} recovered: {}", kind.word(), line);
        }
        return said;
    }

    /** What is not over yet, the oldest first. */
    public List<ReportRecord> open() {
        return ledger.open();
    }

    /** What is not over yet among these kinds, the oldest first. */
    public List<ReportRecord> open(ReportKind... kinds) {
        Set<String> words = Arrays.stream(kinds).map(ReportKind::word).collect(Collectors.toSet());
        return open().stream().filter(report -> words.contains(report.kind())).toList();
    }
}

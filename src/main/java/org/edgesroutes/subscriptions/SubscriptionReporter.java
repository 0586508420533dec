package org.edgesroutes.subscriptions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;
import org.edgesroutes.subscriptions.file.DeclarationFault;

/** Reports problems of subscriptions that need a person: each once while it lasts, and its end. */
final class SubscriptionReporter {

    private static final int FAULTS = 5;

    private static final String SENTENCE = "The subscription %s: %s.";

    private static final ReportKind[] KINDS = {
        ReportKind.SUBSCRIPTION_NOT_STARTED, ReportKind.SUBSCRIPTION_DIFFERS, ReportKind.SUBSCRIPTION_NOT_DECLARED
    };

    private final ReportService reports;

    SubscriptionReporter(ReportService reports) {
        this.reports = reports;
    }

    /** @param faults none for a file that is valid */
    void file(String name, List<DeclarationFault> faults) {
        String sentence = "The file of subscriptions is faulty, and the last valid one stays in effect. "
                + faults.stream().limit(FAULTS).map(DeclarationFault::toString).collect(Collectors.joining(". "))
                + (faults.size() > FAULTS ? ". And %d more.".formatted(faults.size() - FAULTS) : ".");
        Map<String, String> wanted = faults.isEmpty() ? Map.of() : Map.of(name, sentence);
        settle(ReportKind.SUBSCRIPTIONS_FILE_FAULTY, wanted, reports.open(ReportKind.SUBSCRIPTIONS_FILE_FAULTY));
    }

    /** @param outcome of a plan */
    void outcome(List<PlanItem> outcome) {
        List<ReportRecord> open = reports.open(KINDS);
        for (ReportKind kind : KINDS) {
            Map<String, String> wanted = new LinkedHashMap<>();
            outcome.stream()
                    .filter(item -> kind(item.step()) == kind)
                    .forEach(item ->
                            wanted.put(item.displayName(), SENTENCE.formatted(item.displayName(), item.sentence())));
            settle(
                    kind,
                    wanted,
                    open.stream().filter(one -> one.kind().equals(kind.word())).toList());
        }
    }

    /** @return by the name of a subscription or part, the reason that its open report gives */
    static Map<String, String> reasons(List<ReportRecord> open) {
        return open.stream()
                .filter(report -> report.kind().startsWith("subscription-"))
                .collect(Collectors.toMap(
                        ReportRecord::cause,
                        report -> report.sentence().replaceFirst("^The subscription [^:]*: (.*)\\.$", "$1"),
                        (earlier, later) -> later));
    }

    private static ReportKind kind(PlanStep step) {
        return switch (step) {
            case NOT_STARTED, UNDECIDED -> ReportKind.SUBSCRIPTION_NOT_STARTED;
            case DIFFERS -> ReportKind.SUBSCRIPTION_DIFFERS;
            case NOT_DECLARED -> ReportKind.SUBSCRIPTION_NOT_DECLARED;
            default -> null;
        };
    }

    /** A report is kept on one line. */
    private static String words(String sentence) {
        return sentence.replaceAll("[\\p{Cntrl}\\p{Z}]+", " ").strip();
    }

    /** Ends reports that are over. A report whose sentence has changed ends and begins anew. */
    private void settle(ReportKind kind, Map<String, String> wanted, List<ReportRecord> open) {
        for (ReportRecord report : open) {
            String now = wanted.get(report.cause());
            if (now == null || !words(report.sentence()).equals(words(now))) {
                reports.recovered(kind, report.cause(), "This is over for %s.".formatted(report.cause()));
            }
        }
        wanted.forEach((cause, sentence) ->
                reports.raise(kind, cause, ReportSubject.none(), sentence, Map.of("subscription", cause)));
    }
}

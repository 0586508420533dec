package org.edgesroutes.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.edgesroutes.ledger.reports.ReportRepository;
import org.edgesroutes.ledger.reports.ReportRepository.Unsent;
import org.edgesroutes.model.EdgesHeaders;
import org.edgesroutes.settings.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends reports to {@code direct:edges-report} in order, each until it has arrived. For one thread. */
final class ReportSender {

    private static final Logger LOG = LoggerFactory.getLogger(ReportSender.class);

    static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int AT_ONCE = 100;

    private final Workspace workspace;
    private final ReportRepository ledger;
    private final Clock clock;
    private final String endpoint;
    private Duration pause = SHORTEST;
    private Instant notBefore = Instant.MIN;

    /** @param endpoint fails with {@link DirectConsumerNotAvailableException} where there is no route behind it */
    ReportSender(Workspace workspace, ReportRepository ledger, Clock clock, String endpoint) {
        this.workspace = workspace;
        this.ledger = ledger;
        this.clock = clock;
        this.endpoint = endpoint;
    }

    void send(ProducerTemplate template) {
        for (int i = 0; i < AT_ONCE && !isPaused(); i++) {
            Optional<Unsent> next = ledger.next();
            if (next.isEmpty()) {
                return;
            }
            send(template, next.get());
        }
    }

    /** A pause that ends later than it can is one from before the clock was set back. */
    private boolean isPaused() {
        Instant now = clock.instant();
        return now.isBefore(notBefore) && !notBefore.isAfter(now.plus(LONGEST));
    }

    private void send(ProducerTemplate template, Unsent unsent) {
        ReportMessage message = ReportMessage.of(workspace, unsent);
        try {
            template.sendBodyAndHeaders(endpoint, message, headers(message));
            arrived(unsent);
        } catch (CamelExecutionException failure) {
            if (failure.getCause() instanceof DirectConsumerNotAvailableException) {
                LOG.debug("no route takes reports from direct:edges-report; they are in the log only");
                arrived(unsent);
            } else {
                notBefore = clock.instant().plus(pause);
                LOG.warn("reports cannot be sent, retrying in {}: {}", pause, String.valueOf(failure.getCause()));
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
            }
        }
    }

    private static Map<String, Object> headers(ReportMessage message) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(EdgesHeaders.REPORT_ID, message.id());
        headers.put(EdgesHeaders.REPORT_KIND, message.kind());
        headers.put(EdgesHeaders.REPORT_STATE, message.state());
        headers.put(EdgesHeaders.RUN_UID, message.runUid());
        if (!message.workspace().isEmpty()) {
            headers.put(EdgesHeaders.WORKSPACE, message.workspace());
        }
        return headers;
    }

    private void arrived(Unsent unsent) {
        ledger.sent(unsent);
        pause = SHORTEST;
    }
}

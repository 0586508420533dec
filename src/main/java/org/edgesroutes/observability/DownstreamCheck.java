package org.edgesroutes.observability;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.edgesroutes.ledger.deliveries.DownstreamState;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.ledger.status.ConditionQueries;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/** Reports downstreams whose target is down, which do not advance, or which no route takes records for. */
final class DownstreamCheck implements WorkspaceCheck {

    private static final ReportKind[] KINDS = {
        ReportKind.DOWNSTREAM_DOWN, ReportKind.DOWNSTREAM_STALLED, ReportKind.DOWNSTREAM_WITHOUT_ROUTE
    };

    /** A pause of a few seconds is not worth a report. */
    static final Duration DOWN_AFTER = Duration.ofMinutes(1);

    /** The route may be in the middle of a reload, or the record of a slow one. */
    static final Duration STALLED_AFTER = Duration.ofMinutes(15);

    /** Since when a downstream is as it is. */
    private record Seen(String condition, Instant since) {}

    private final ConditionQueries ledger;
    private final ReportService reports;
    private final InstantSource clock;
    private final Map<String, Seen> seen = new HashMap<>();

    DownstreamCheck(ConditionQueries ledger, ReportService reports, InstantSource clock) {
        this.ledger = ledger;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public void look() {
        Map<String, ConditionQueries.Downstream> all = new LinkedHashMap<>();
        ledger.downstreams().forEach(downstream -> all.put(downstream.state().name(), downstream));
        all.values().forEach(this::look);
        reports.open(KINDS).stream()
                .map(ReportRecord::cause)
                .filter(name -> !all.containsKey(name))
                .forEach(name -> ended(name, "The downstream %s was removed.".formatted(name), null));
        seen.keySet().retainAll(all.keySet());
    }

    private void look(ConditionQueries.Downstream downstream) {
        DownstreamState state = downstream.state();
        ReportKind kind = kind(downstream);
        Duration lasted = lasted(state.name(), condition(kind, downstream.position()));
        if (kind == null) {
            ended(state.name(), "The downstream %s delivers again.".formatted(state.name()), null);
        } else if (lasted == null) {
            endStall(state, kind);
        } else if (lasted.compareTo(kind == ReportKind.DOWNSTREAM_DOWN ? DOWN_AFTER : STALLED_AFTER) >= 0) {
            ended(state.name(), "The downstream %s is now reported as %s.".formatted(state.name(), kind.word()), kind);
            raise(kind, state, sentence(kind, state, lasted));
        }
    }

    /** A condition that has just begun ends no other report yet, but a record that got through ends a stall. */
    private void endStall(DownstreamState state, ReportKind kind) {
        if (kind == ReportKind.DOWNSTREAM_STALLED) {
            ended(state.name(), "The downstream %s advances again.".formatted(state.name()), null);
        }
    }

    /** @return null for a downstream that is all right */
    private static ReportKind kind(ConditionQueries.Downstream downstream) {
        DownstreamState state = downstream.state();
        if (state.openCallbacks() == 0 && state.retries() == 0) {
            return null;
        }
        if (state.claimedBy() == null) {
            return ReportKind.DOWNSTREAM_WITHOUT_ROUTE;
        }
        ReportKind working = downstream.position() == null ? null : ReportKind.DOWNSTREAM_STALLED;
        return state.pauses() > 0 ? ReportKind.DOWNSTREAM_DOWN : working;
    }

    /** A target that is down may let single records through; a stalled downstream lets none. */
    private static String condition(ReportKind kind, String position) {
        return kind == ReportKind.DOWNSTREAM_STALLED ? kind + position : String.valueOf(kind);
    }

    /** @return null when the condition was another one before; zero when nothing was known before */
    private Duration lasted(String name, String condition) {
        Instant now = clock.instant();
        Seen before = seen.get(name);
        boolean other = before != null && !before.condition().equals(condition);
        // where the clock was set back, what lasts is measured from now on
        if (before == null || other || before.since().isAfter(now)) {
            seen.put(name, new Seen(condition, now));
            return other ? null : Duration.ZERO;
        }
        return Duration.between(before.since(), now);
    }

    private static String sentence(ReportKind kind, DownstreamState state, Duration lasted) {
        return switch (kind) {
            case DOWNSTREAM_DOWN ->
                "The target of the downstream %s is down; its records wait. Last error: %s"
                        .formatted(state.name(), state.lastError());
            case DOWNSTREAM_STALLED ->
                "The downstream %s has not advanced for %d minutes. Look for a step of its route that hangs."
                        .formatted(state.name(), lasted.toMinutes());
            default ->
                "No route takes the records of the downstream %s. Put its route back, or give the downstream up: edges-routes downstreams forget %1$s"
                        .formatted(state.name());
        };
    }

    private void raise(ReportKind kind, DownstreamState state, String sentence) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("downstream", state.name());
        details.put("open_callbacks", state.openCallbacks());
        details.put("error", kind == ReportKind.DOWNSTREAM_DOWN ? state.lastError() : null);
        reports.raise(kind, state.name(), ReportSubject.none(), sentence, details);
    }

    /** @param but the kind that goes on, null for none */
    private void ended(String name, String sentence, ReportKind but) {
        Stream.of(KINDS).filter(kind -> kind != but).forEach(kind -> reports.recovered(kind, name, sentence));
    }
}

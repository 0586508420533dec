package org.edgesroutes.cli;

import org.edgesroutes.ledger.deliveries.DownstreamState;
import org.edgesroutes.ledger.status.StatusQueries;

/** A downstream as {@code status} shows it. */
final class DownstreamRow {

    private DownstreamRow() {}

    /** @param running whether the service runs: only then a downstream that no node delivers to has no route */
    static OutputRow of(StatusQueries.Downstream downstream, boolean running) {
        DownstreamState state = downstream.state();
        boolean down = state.pausedUntil() != null;
        return new OutputRow()
                .with("downstream", state.name())
                .with("state", down ? "down" : running && state.claimedBy() == null ? "no route" : "ok")
                .with("delivered", downstream.delivered())
                .with("open", state.openCallbacks())
                .with("oldest_open_at", downstream.oldestOpenAt())
                .with("retries", state.retries())
                .with(
                        "retry_error",
                        downstream
                                .nextRetry()
                                .map(StatusQueries.NextRetry::error)
                                .orElse(null))
                .with(
                        "next_retry_at",
                        downstream.nextRetry().map(StatusQueries.NextRetry::at).orElse(null))
                .with("dead_letters", state.deadLetters())
                .with("paused_until", state.pausedUntil())
                .with("pauses", state.pauses())
                .with("last_error", down ? state.lastError() : null)
                .with("reason", reason(downstream));
    }

    private static String reason(StatusQueries.Downstream downstream) {
        DownstreamState state = downstream.state();
        if (state.pausedUntil() != null) {
            return "tried again at %s: %s".formatted(TextTable.text(state.pausedUntil()), state.lastError());
        }
        return downstream
                .nextRetry()
                .map(next -> "next retry at %s: %s".formatted(TextTable.text(next.at()), next.error()))
                .orElse(null);
    }
}

package org.edgesroutes.observability;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerException;

/** DOWN while the ledger cannot be read: callbacks are answered 503 then, so it counts for readiness too. */
final class LedgerHealthCheck extends AbstractHealthCheck {

    private final Ledger ledger;

    LedgerHealthCheck(String id, Ledger ledger) {
        super("edges", id);
        this.ledger = ledger;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("ledger.file", ledger.file().toString());
        try {
            ledger.check();
            builder.up();
        } catch (LedgerException unreadable) {
            builder.down().message(unreadable.getMessage()).error(unreadable);
        }
    }
}

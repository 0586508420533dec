package org.edgesroutes.workspaces;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.apache.camel.Endpoint;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.quartz.CronExpression;

/** The cron of a Quartz endpoint; apart from the rest, because an application may have no Quartz. */
final class QuartzTimer {

    private static final Duration NEVER = Duration.ofDays(36_500);

    private QuartzTimer() {}

    /** @return the time that follows a given one; empty for a timer without a cron */
    static Optional<UnaryOperator<Instant>> of(Endpoint endpoint) {
        if (!(endpoint instanceof QuartzEndpoint quartz) || quartz.getCron() == null) {
            return Optional.empty();
        }
        Map<String, Object> parameters =
                quartz.getTriggerParameters() == null ? Map.of() : quartz.getTriggerParameters();
        CronExpression cron = parsed(quartz.getCron());
        Object zone = parameters.get("timeZone");
        cron.setTimeZone(zone == null ? TimeZone.getDefault() : TimeZone.getTimeZone(zone.toString()));
        return Optional.of(from -> {
            Date next = cron.getNextValidTimeAfter(Date.from(from));
            return next == null ? from.plus(NEVER) : next.toInstant();
        });
    }

    private static CronExpression parsed(String cron) {
        try {
            return new CronExpression(cron);
        } catch (ParseException invalid) {
            throw new IllegalStateException("Quartz runs a cron that it cannot read: " + cron, invalid);
        }
    }
}

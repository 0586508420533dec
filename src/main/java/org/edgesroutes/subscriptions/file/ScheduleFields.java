package org.edgesroutes.subscriptions.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.model.CronSchedule;

/** The keys of a subscription that Edges executes by a schedule; all null for a run that is continued. */
record ScheduleFields(String cron, String timezone, Instant startAt) {

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    static ScheduleFields read(FieldReader fields, boolean scheduled) {
        if (!scheduled) {
            for (String key : new String[] {"cron", "timezone", "start-at"}) {
                if (fields.has(key)) {
                    fields.fault(key, "is for \"mode: schedule\"; add that, or take this out");
                }
            }
            return new ScheduleFields(null, null, null);
        }
        Optional<String> cron = fields.required("cron", "write five fields, such as \"0 6 * * 1-5\"")
                .map(text -> cron(text, fields));
        String zone = fields.value("timezone", ScheduleFields::zone).orElse("UTC");
        Instant startAt =
                fields.value("start-at", text -> time(text, ZoneId.of(zone))).orElse(null);
        return new ScheduleFields(cron.orElse(""), zone, startAt);
    }

    private static String cron(String text, FieldReader fields) {
        try {
            return CronSchedule.parse(text).expression();
        } catch (IllegalArgumentException faulty) {
            fields.fault("cron", "cannot be used: " + faulty.getMessage());
            return text;
        }
    }

    private static String zone(String text) {
        if (!ZONES.contains(text)) {
            throw new IllegalArgumentException("a time zone such as UTC or Europe/Paris");
        }
        return text;
    }

    private static Instant time(String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutZone) {
            return local(text, zone);
        }
    }

    private static Instant local(String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException(
                    "a time such as 2026-12-01T06:00, in the timezone, or 2026-12-01T06:00Z");
        }
    }
}

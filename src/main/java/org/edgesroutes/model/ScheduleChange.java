package org.edgesroutes.model;

import java.util.Locale;

/** A change of a schedule that Edges offers ({@code docs/edges-api.md}, "Schedules"). */
public enum ScheduleChange {
    PAUSE(ScheduleStatus.PAUSED),
    RESUME(ScheduleStatus.ACTIVE),
    CANCEL(ScheduleStatus.CANCELLED);

    private final ScheduleStatus result;

    ScheduleChange(ScheduleStatus result) {
        this.result = result;
    }

    /** The status of the schedule afterwards. */
    public ScheduleStatus result() {
        return result;
    }

    /** The last part of the path, in lower case. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}

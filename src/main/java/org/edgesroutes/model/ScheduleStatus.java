package org.edgesroutes.model;

/** The statuses of a schedule ({@code docs/edges-api.md}, "Schedules"). */
public enum ScheduleStatus {
    ACTIVE,
    PAUSED,
    CANCELLED,
    COMPLETED
}

package org.edgesroutes.sandbox;

import java.util.List;

/** The schedules of a started sandbox, of its first workspace. */
public final class SandboxSchedules {

    private final SimulationState world;
    private final ScheduleTimer timer;

    SandboxSchedules(SimulationState world, ScheduleTimer timer) {
        this.world = world;
        this.timer = timer;
    }

    /** One more schedule; returns its uid. Throws IllegalArgumentException for a cron expression that cannot be read. */
    public String add(SandboxSchedule schedule) {
        synchronized (world) {
            return timer.admit(world.tenants().get(0), schedule).uid();
        }
    }

    /** The uids in the order in which they were created. */
    public List<String> uids() {
        synchronized (world) {
            return world.tenants().get(0).schedules().stream()
                    .map(ScheduleState::uid)
                    .toList();
        }
    }

    /** ACTIVE, PAUSED, CANCELLED or COMPLETED, without a request. */
    public String status(String uid) {
        synchronized (world) {
            return find(uid).status();
        }
    }

    /** The uids of the runs that it has executed, oldest first. */
    public List<String> runs(String uid) {
        synchronized (world) {
            return find(uid).runs().stream().map(RunState::uid).toList();
        }
    }

    private ScheduleState find(String uid) {
        return world.tenants().get(0).schedules().stream()
                .filter(schedule -> schedule.uid().equals(uid))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the sandbox has no schedule " + uid));
    }
}

package org.edgesroutes.migration;

import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.model.Schedule;

/**
 * A schedule as Edges gave it back, and the one that takes its place. It holds no secret: the headers of a callback are
 * never given back, and user and query of its address are left out.
 *
 * @param wanted without a time for the first execution, which depends on when it is created
 */
record ScheduleDefinition(Schedule old, LaunchRequest wanted) {}

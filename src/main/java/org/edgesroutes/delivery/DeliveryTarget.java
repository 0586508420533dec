package org.edgesroutes.delivery;

import java.util.List;

/** Where records go: the route behind the source. */
@FunctionalInterface
public interface DeliveryTarget {

    /**
     * @param tasks more than one only where the plan says so; they succeed or fail together
     * @return null when they were taken
     */
    Throwable offer(List<RecordTask> tasks);
}

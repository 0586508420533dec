package org.edgesroutes.delivery;

import java.util.List;

/** The route behind the source. */
@FunctionalInterface
public interface DeliveryTarget {

    /**
     * @param tasks more than one only where the options says so; they succeed or fail together
     * @return null when they were taken
     */
    Throwable offer(List<RecordTask> tasks);
}

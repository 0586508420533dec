package org.edgesroutes.delivery;

/** Where a record goes: the route behind the source. */
@FunctionalInterface
interface Target {

    /** @return null when it was taken */
    Throwable offer(CallbackRecords records, int index);
}

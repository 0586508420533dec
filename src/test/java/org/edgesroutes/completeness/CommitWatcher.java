package org.edgesroutes.completeness;

/** Told of every statement and every commit of a ledger, on the thread that makes it. */
public interface CommitWatcher {

    CommitWatcher NONE = new CommitWatcher() {};

    /** A transaction uses a statement for the first time. */
    default void prepares(String sql) {}

    /** @param step the statements that are about to become durable: the same text for the same kind of step */
    default void before(String step) {}

    /** The commit is durable, and its caller does not know it yet. */
    default void after() {}
}

package org.edgesroutes.workspaces;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Work that is never done twice at once: of all ticks that come while it is under way one is made up for. */
final class CoalescingTask {

    private final AtomicBoolean wanted = new AtomicBoolean();
    private final Executor thread;
    private final Runnable work;

    /** @param thread does one thing after the other */
    CoalescingTask(Executor thread, Runnable work) {
        this.thread = thread;
        this.work = work;
    }

    void tick() {
        if (wanted.compareAndSet(false, true)) {
            thread.execute(() -> {
                wanted.set(false);
                work.run();
            });
        }
    }
}

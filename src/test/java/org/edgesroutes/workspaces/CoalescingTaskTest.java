package org.edgesroutes.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class CoalescingTaskTest {

    private final Queue<Runnable> thread = new ArrayDeque<>();
    private int done;

    @Test
    void ofAllTicksThatComeWhileOneIsUnderWayOneIsMadeUpFor() {
        CoalescingTask[] beat = new CoalescingTask[1];
        beat[0] = new CoalescingTask(thread::add, () -> {
            if (done++ == 0) {
                beat[0].tick();
                beat[0].tick();
                beat[0].tick();
            }
        });
        beat[0].tick();
        while (!thread.isEmpty()) {
            thread.remove().run();
        }

        assertThat(done).isEqualTo(2);
    }
}

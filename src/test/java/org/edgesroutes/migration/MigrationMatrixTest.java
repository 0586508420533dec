package org.edgesroutes.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five schedules are migrated while one call fails in each way and the process dies at each step. After every call the
 * server checks that no schedule is lost and none is active twice. A build takes as many scenarios as fit into
 * {@code matrix.seconds}, in the order of {@code matrix.seed}; {@code matrix.complete} takes all.
 */
class MigrationMatrixTest {

    private static final boolean COMPLETE = Boolean.getBoolean("matrix.complete");
    private static final long SECONDS = Long.getLong("matrix.seconds", 20);
    private static final long SEED = Long.getLong("matrix.seed", System.nanoTime());

    @TempDir
    Path directory;

    @Test
    void noScheduleIsLostAndNoneIsActiveTwiceWhateverFailsAndDies() throws IOException {
        List<MigrationScenario> all = MigrationScenario.all();
        Collections.shuffle(all, new Random(SEED));
        long until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        int done = 0;
        int died = 0;
        while (done < all.size() && (COMPLETE || System.nanoTime() < until)) {
            died += prove(all.get(done), Files.createDirectory(directory.resolve(String.valueOf(done)))) ? 1 : 0;
            done++;
        }
        System.out.printf(
                "migration matrix: %d of %d scenarios hold, the process died in %d, -Dmatrix.seed=%d%n",
                done, all.size(), died, SEED);
        assertThat(died).isPositive();
    }

    private static boolean prove(MigrationScenario scenario, Path directory) throws IOException {
        try (MigrationStory story = new MigrationStory(scenario, directory)) {
            story.play();
            assertThat(story.problems()).as("%s", scenario).isEmpty();
            return story.died();
        } catch (RuntimeException failure) {
            throw new AssertionError("%s".formatted(scenario), failure);
        }
    }
}

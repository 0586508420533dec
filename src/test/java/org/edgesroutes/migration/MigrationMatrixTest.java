package org.edgesroutes.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.edgesroutes.MatrixBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five schedules are migrated while one call fails in each way and the process dies at each step. After every call the
 * server checks that no schedule is lost and none is active twice. {@link MatrixBudget} says how many a build takes.
 */
class MigrationMatrixTest {

    @TempDir
    Path directory;

    @Test
    void noScheduleIsLostAndNoneIsActiveTwiceWhateverFailsAndDies() throws IOException {
        List<MigrationScenario> all = MigrationScenario.all();
        MatrixBudget budget = new MatrixBudget();
        budget.shuffle(all);
        int done = 0;
        int died = 0;
        while (done < all.size() && budget.left()) {
            died += prove(all.get(done), Files.createDirectory(directory.resolve(String.valueOf(done)))) ? 1 : 0;
            done++;
        }
        System.out.printf(
                "migration matrix: %d of %d scenarios hold, the process died in %d, %s%n",
                done, all.size(), died, budget.seedOption());
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

package org.edgesroutes.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.MutableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryWatcherTest {

    private static final Duration QUIET = Duration.ofMillis(500);

    private final MutableClock clock = new MutableClock();

    @TempDir
    Path directory;

    private DirectoryWatcher watch;

    @BeforeEach
    void start() throws IOException {
        write("old.yaml", "old");
        watch = new DirectoryWatcher(directory, QUIET, clock, DirectoryWatcher.read(directory));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Map<Path, Optional<RouteFile>> lookLater() throws IOException {
        clock.turn(QUIET);
        return watch.look();
    }

    private static Optional<RouteFile> holding(Path file, String text) {
        return Optional.of(new RouteFile(file, text, ""));
    }

    @Test
    void whatWasThereAtTheStartIsNoChange() throws IOException {
        assertThat(watch.look()).isEmpty();
        assertThat(lookLater()).isEmpty();
    }

    @Test
    void aSaveIsTakenUpOnceItHasBeenQuietForAWhileAndOnlyOnce() throws IOException {
        Path file = write("new.yaml", "ha");
        assertThat(watch.look()).isEmpty();
        clock.turn(QUIET.minusMillis(1));
        write("new.yaml", "half");
        assertThat(watch.look()).isEmpty();
        clock.turn(QUIET.minusMillis(1));
        assertThat(watch.look()).isEmpty();

        assertThat(lookLater()).isEqualTo(Map.of(file, holding(file, "half")));
        assertThat(lookLater()).isEmpty();
    }

    @Test
    void aFileThatIsGoneForAMomentWhileAnEditorSavesItIsNoDeletion() throws IOException {
        Path file = directory.resolve("old.yaml");
        Files.delete(file);
        assertThat(watch.look()).isEmpty();
        write("old.yaml", "edited");
        assertThat(lookLater()).isEmpty();

        assertThat(lookLater()).isEqualTo(Map.of(file, holding(file, "edited")));
    }

    @Test
    void aRenamedFileIsOneGoneAndOneNewAtTheSameTime() throws IOException {
        Path file = directory.resolve("old.yaml");
        Path renamed = Files.move(file, directory.resolve("renamed.yaml"));
        watch.look();

        assertThat(lookLater()).isEqualTo(Map.of(file, Optional.empty(), renamed, holding(renamed, "old")));
    }

    @Test
    void whatIsTakenBackBeforeItCountsIsNoChange() throws IOException {
        write("old.yaml", "other");
        watch.look();
        write("old.yaml", "old");
        watch.look();

        assertThat(lookLater()).isEmpty();
    }

    @Test
    void onlyYamlCounts() throws IOException {
        write("notes.txt", "x");
        write(".old.yaml.swp", "x");
        write(".hidden.yaml", "x");
        Files.createDirectories(directory.resolve("examples.yaml"));
        watch.look();

        assertThat(lookLater()).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeReadSaysNothingAboutItsFiles() throws IOException {
        Path moved = directory.resolveSibling(directory.getFileName() + "-away");
        Files.move(directory, moved);
        assertThatThrownBy(watch::look).isInstanceOf(NoSuchFileException.class);
        Files.move(moved, directory);
        watch.look();

        assertThat(lookLater()).isEmpty();
    }
}

package org.edgesroutes.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.model.Subscription;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.subscriptions.SubscriptionDeclarations.Current;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionDeclarationsTest {

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("subscriptions.yaml");
    }

    private SubscriptionDeclarations declarations(boolean mayBeMissing, Sleeper sleeper) {
        return new SubscriptionDeclarations(
                new EdgesSettings.Subscriptions(file().toString(), mayBeMissing, Set.of()), sleeper);
    }

    private static Sleeper never() {
        return pause -> {
            throw new AssertionError("it waits");
        };
    }

    @Test
    void aFileThatIsBeingWrittenIsReadOnceItIsComplete() throws IOException {
        Files.writeString(file(), "subscriptions:\n" + SubscriptionFixture.connections("ada"));
        SubscriptionDeclarations declarations = declarations(
                true,
                pause -> SubscriptionFixture.write(
                        file(),
                        "subscriptions:\n" + SubscriptionFixture.connections("ada")
                                + SubscriptionFixture.connections("grace")));

        assertThat(declarations.current().subscriptions())
                .extracting(Subscription::name)
                .containsExactly("ada", "grace");
    }

    @Test
    void aFileOfInputsThatIsBeingWrittenIsWaitedForToo() throws IOException {
        Path inputs = directory.resolve("inputs");
        Files.writeString(inputs, "{\"a\":1}\n");
        SubscriptionFixture.write(
                file(), "subscriptions:\n" + SubscriptionFixture.connections("ada", "inputs-file: inputs"));
        SubscriptionDeclarations declarations = declarations(true, pause -> {
            try {
                Files.writeString(inputs, "{\"a\":1}\n{\"a\":2}\n");
                Files.setLastModifiedTime(inputs, FileTime.from(Instant.EPOCH));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });

        assertThat(declarations.current().subscriptions())
                .singleElement()
                .extracting(one -> one.inputs().size())
                .isEqualTo(2);
    }

    @Test
    void theUsualFileMayBeMissingAndOneThatIsNamedMayNot() {
        assertThat(declarations(true, never()).current().faults()).isEmpty();
        assertThat(declarations(false, never()).current().faults())
                .singleElement()
                .asString()
                .isEqualTo(file() + ": does not exist; create it or correct its name");
    }

    @Test
    void aFaultyFileLeavesTheLastValidOneInEffect() {
        SubscriptionDeclarations declarations = declarations(true, never());
        SubscriptionFixture.write(file(), "subscriptions: [\n");
        Current first = declarations.current();
        assertThat(first.known()).as("there was no valid one").isFalse();
        SubscriptionFixture.write(file(), "subscriptions:\n" + SubscriptionFixture.connections("ada"));
        declarations.current();
        SubscriptionFixture.write(file(), "subscriptions: [\n");

        assertThat(declarations.current().known()).isTrue();
        assertThat(declarations.current().subscriptions())
                .extracting(Subscription::name)
                .containsExactly("ada");
        assertThat(declarations.current().faults()).hasSize(1);
    }
}

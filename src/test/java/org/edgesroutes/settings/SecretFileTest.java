package org.edgesroutes.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    Path directory;

    private final AtomicLong nanoTime = new AtomicLong();

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private SecretFile secret(Path file, boolean optional) {
        return new SecretFile("edges.api.key-file", file, optional, nanoTime::get);
    }

    private void aSecondLater() {
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void theValueIsLiteralWithoutTheEndOfItsLine() throws IOException {
        assertThat(secret(file("key", "p{{w}}\\d,x\n"), false).value()).isEqualTo("p{{w}}\\d,x");
    }

    @Test
    void aLinkThatIsSwappedHoldsWithinASecondAndNotReadMoreOften() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("key"), file("v1", "one"));
        SecretFile secret = secret(link, false);
        Path next = Files.createSymbolicLink(directory.resolve("next"), file("v2", "two"));
        Files.move(next, link, java.nio.file.StandardCopyOption.ATOMIC_MOVE);

        assertThat(secret.value()).isEqualTo("one");
        aSecondLater();
        assertThat(secret.value()).isEqualTo("two");
    }

    @Test
    void whileAFileCannotBeUsedTheLastValueHolds() throws IOException {
        Path file = file("key", "one");
        SecretFile secret = secret(file, false);
        for (String unusable : new String[] {"", "sécret", "a\nb"}) {
            Files.writeString(file, unusable);
            aSecondLater();
            assertThat(secret.value()).isEqualTo("one");
        }
        Files.delete(file);
        aSecondLater();
        assertThat(secret.value()).isEqualTo("one");
        Files.writeString(file, "two");
        aSecondLater();
        assertThat(secret.value()).isEqualTo("two");
    }

    @Test
    void anOptionalFileThatIsGoneIsNoSecret() throws IOException {
        Path file = file("old", "one");
        SecretFile secret = secret(file, true);
        assertThat(Secret.in(secret).matches("one")).isTrue();
        Files.delete(file);
        aSecondLater();
        assertThat(Secret.in(secret).matches("one")).isFalse();
        assertThat(Secret.in(secret).matches("")).isFalse();
    }

    private static List<EdgesSettings> read(String... keysAndValues) {
        Map<String, String> set = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            set.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return SettingsReader.readStandalone(
                        new SettingsSource(key -> Optional.ofNullable(set.get(key)), set), List.of())
                .workspaces();
    }

    @Test
    void eachWorkspaceHasItsKeyAndSecretsInFilesThatMayChange() throws IOException {
        Path key = file("key", "k1");
        EdgesSettings acme = read(
                        "edges.workspaces", "acme",
                        "edges.workspaces.acme.api.key-file", key.toString(),
                        "edges.workspaces.acme.webhook.secret-file",
                                file("secret", "new").toString(),
                        "edges.workspaces.acme.webhook.secret-file-old",
                                directory.resolve("none").toString())
                .get(0);

        assertThat(acme.webhook().secrets()).hasSize(2).first().isEqualTo(new Secret("new"));
        assertThat(acme.api().key()).contains(new Secret("k1"));
        Files.writeString(key, "k2");
        await().until(() -> acme.api().key().orElseThrow().value().equals("k2"));
    }

    @Test
    void whatCannotBeMeantIsRefusedByName() throws IOException {
        String key = file("key", "k").toString();
        assertThatThrownBy(() -> read(
                        "edges.api.key",
                        "k",
                        "edges.api.key-file",
                        key,
                        "edges.webhook.secret",
                        "s",
                        "edges.webhook.secret-file",
                        directory.resolve("none").toString(),
                        "edges.webhook.secret-file-old",
                        key))
                .hasMessageContaining("edges.api.key and edges.api.key-file are both set")
                .hasMessageContaining("edges.webhook.secret-file is")
                .hasMessageContaining("there is no " + directory.resolve("none"));
        assertThatThrownBy(() -> read("edges.webhook.secret-file-old", key))
                .hasMessageContaining("edges.webhook.secret-file-old is set without edges.webhook.secret-file");
        assertThatThrownBy(() -> read("edges.workspaces", "acme", "edges.api.key-file", key))
                .hasMessageContaining("edges.api.key-file is set, but it belongs to one workspace");
        for (String unusable : new String[] {"sécret", "a\u0007b", "Ω"}) {
            assertThatThrownBy(() -> read("edges.webhook.secret", unusable))
                    .hasMessageContaining(
                            "edges.webhook.secret is \"****\"; it has to be letters, digits and signs of ASCII");
        }
    }
}

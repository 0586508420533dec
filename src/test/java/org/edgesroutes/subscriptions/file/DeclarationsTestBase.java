package org.edgesroutes.subscriptions.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.edgesroutes.model.Subscription;
import org.junit.jupiter.api.io.TempDir;

/** A directory with a file of subscriptions and files of inputs. */
abstract class DeclarationsTestBase {

    static final String START = """
            subscriptions:
              one:
                action: linkedin-extract-messages
                identity: Ada Lovelace
                max-results: 50
            """;

    @TempDir
    Path directory;

    Declarations read(String yaml) throws IOException {
        Path file = directory.resolve("subscriptions.yaml");
        Files.writeString(file, yaml);
        return DeclarationsReader.read(new DeclarationFile(file.toString()));
    }

    Subscription one(String yaml) throws IOException {
        Declarations declarations = read(yaml);
        assertThat(declarations.faults()).isEmpty();
        return declarations.subscriptions().get(0);
    }

    /** The faults without the directory. */
    List<String> faults(String yaml) throws IOException {
        return read(yaml).faults().stream()
                .map(fault -> fault.toString().replace(directory + "/", ""))
                .toList();
    }

    void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}

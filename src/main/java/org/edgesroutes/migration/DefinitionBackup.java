package org.edgesroutes.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.edgesroutes.model.ScheduleMigration;

/** The definitions of schedules that are moved, as JSON files beside the ledger, from which a person can recreate one. */
final class DefinitionBackup {

    private final Path directory;

    /** @param ledger its file */
    DefinitionBackup(Path ledger) {
        this.directory = ledger.toAbsolutePath().resolveSibling("migrations");
    }

    /** Writes the file once; a second call leaves it as it is. */
    void keep(ScheduleMigration row) {
        Path file = directory.resolve("%s-%d.json".formatted(row.oldUid(), row.attempt()));
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Path unfinished = directory.resolve(file.getFileName() + ".part");
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer text = ByteBuffer.wrap((row.definition() + "\n").getBytes(StandardCharsets.UTF_8));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("the definition of schedule " + row.oldUid() + " cannot be saved", failure);
        }
    }
}

package org.edgesroutes.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Notices that the ledger was moved away or replaced while it is open. The operating system goes on writing the file
 * that was opened, wherever it is by now, so that callbacks would be acknowledged into a file that the next start does
 * not open. One look costs microseconds, so every commit takes one before and one after.
 */
final class LedgerFileGuard {

    private final Path file;
    private final Object opened;

    /** @param file which exists and is open */
    LedgerFileGuard(Path file) {
        this.file = file;
        this.opened = identity();
    }

    /** @throws LedgerException when the path leads to another file than the open one, or to none */
    void requireSame() {
        if (!Objects.equals(opened, identity())) {
            throw new LedgerException(
                    "%s is not the ledger that was opened, it was replaced while edges-routes runs; restart edges-routes with the right file there"
                            .formatted(file));
        }
    }

    /** @return null on a file system without such a thing */
    private Object identity() {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            throw new LedgerException(
                    "the ledger %s was moved away while edges-routes runs; put it back, or restart edges-routes for a new one"
                            .formatted(file),
                    gone);
        }
    }
}

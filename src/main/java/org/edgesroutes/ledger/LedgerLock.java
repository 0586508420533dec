package org.edgesroutes.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second service off the same file. The operating system lets go of it when the process dies. */
final class LedgerLock implements AutoCloseable {

    private final FileChannel channel;

    private LedgerLock(FileChannel channel) {
        this.channel = channel;
    }

    static LedgerLock none() {
        return new LedgerLock(null);
    }

    static LedgerLock take(LedgerFile ledger) {
        ledger.prepare();
        Path file = ledger.path().resolveSibling(ledger.path().getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel) == null) {
                channel.close();
                throw new LedgerException(
                        "another edges-routes is running on the ledger %s; stop it or set edges.ledger.url"
                                .formatted(ledger.path()));
            }
            return new LedgerLock(channel);
        } catch (IOException failure) {
            throw new LedgerException("the lock %s of the ledger cannot be taken".formatted(file), failure);
        }
    }

    private static FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException failure) {
            throw new LedgerException("the lock of the ledger cannot be released", failure);
        }
    }
}

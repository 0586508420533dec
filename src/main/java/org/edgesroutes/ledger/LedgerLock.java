package org.edgesroutes.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keeps a second service off the same file. The operating system lets go of it when the process dies. */
final class LedgerLock implements AutoCloseable {

    /** A command may look at the lock for a moment and hold it then. */
    private static final int TRIES = 5;

    private static final long BETWEEN_MILLIS = 50;

    /** Those of this process: to open and close such a file once more would let go of its lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final String SUFFIX = ".lock";

    private final Path file;
    private final FileChannel channel;

    private LedgerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** For a command, which does not take it. */
    static LedgerLock of(LedgerFile ledger) {
        return new LedgerLock(file(ledger), null);
    }

    private static Path file(LedgerFile ledger) {
        return ledger.path()
                .resolveSibling(ledger.path().getFileName() + SUFFIX)
                .normalize();
    }

    static LedgerLock take(LedgerFile ledger) {
        ledger.prepare();
        Path file = file(ledger);
        if (!HELD.add(file)) {
            throw taken(ledger);
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lockedSoon(channel)) {
                channel.close();
                HELD.remove(file);
                throw taken(ledger);
            }
            return new LedgerLock(file, channel);
        } catch (IOException failure) {
            HELD.remove(file);
            throw new LedgerException("the lock %s of the ledger cannot be taken".formatted(file), failure);
        }
    }

    private static LedgerException taken(LedgerFile ledger) {
        return new LedgerException("another edges-routes is running on the ledger %s; stop it or set edges.ledger.url"
                .formatted(ledger.path()));
    }

    private static boolean lockedSoon(FileChannel channel) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            if (channel.tryLock() != null) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_MILLIS));
        }
        return false;
    }

    /** Whether a service has the ledger open, this process or another one. */
    boolean held() {
        if (HELD.contains(file)) {
            return true;
        }
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return other.tryLock() == null;
        } catch (NoSuchFileException neverStarted) {
            return false;
        } catch (IOException failure) {
            throw new LedgerException("the lock %s of the ledger cannot be looked at".formatted(file), failure);
        }
    }

    /** The file that it locks. */
    Path ledger() {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
    }

    @Override
    public void close() {
        try {
            if (channel != null && channel.isOpen()) {
                channel.close();
                HELD.remove(file);
            }
        } catch (IOException failure) {
            throw new LedgerException("the lock of the ledger cannot be released", failure);
        }
    }
}

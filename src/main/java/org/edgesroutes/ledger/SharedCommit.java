package org.edgesroutes.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The one writer of the ledger. Work that arrives while a commit is under way is done together in the next one, so
 * that a disk which can sync a hundred times a second still takes thousands of callbacks. A piece of work that fails
 * is undone alone; a commit that fails, fails for all who shared it.
 */
final class SharedCommit implements AutoCloseable {

    /** More than this in one transaction would only make the first one wait. */
    private static final int LARGEST = 128;

    private static final int WAITING = 4096;

    private record Piece<T>(Ledger.Work<T> work, CompletableFuture<T> result) {

        /** @return what to do once the commit is durable */
        Runnable perform(Connection connection, Transaction tx) throws SQLException {
            Savepoint before = connection.setSavepoint();
            try {
                T value = work.on(tx);
                connection.releaseSavepoint(before);
                return () -> result.complete(value);
            } catch (SQLException | RuntimeException failure) {
                undo(connection, before, failure);
                return () -> result.completeExceptionally(Ledger.translated(failure));
            }
        }

        /** After a full disk the transaction is gone with its savepoint: then every write in it fails. */
        private static void undo(Connection connection, Savepoint before, Exception failure) throws SQLException {
            try {
                connection.rollback(before);
            } catch (SQLException transactionGone) {
                failure.addSuppressed(transactionGone);
                throw new SQLException(failure.getMessage(), failure);
            }
        }
    }

    private final LedgerSource source;
    private final LedgerFileGuard guard;
    private final Clock clock;
    private final BlockingQueue<Piece<?>> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread writer = new Thread(this::run, "edges-ledger-writer");
    private volatile boolean closed;

    SharedCommit(LedgerSource source, LedgerFileGuard guard, Clock clock) {
        this.source = source;
        this.guard = guard;
        this.clock = clock;
        writer.setDaemon(true);
        writer.start();
    }

    <T> CompletableFuture<T> submit(Ledger.Work<T> work) {
        Piece<T> piece = new Piece<>(work, new CompletableFuture<>());
        if (closed || !queue.offer(piece)) {
            piece.result.completeExceptionally(new LedgerException(
                    closed ? "the ledger is closed" : WAITING + " writes wait for the ledger already"));
        }
        return piece.result;
    }

    private void run() {
        List<Piece<?>> pieces = new ArrayList<>();
        while (!closed || !queue.isEmpty()) {
            try {
                Piece<?> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    pieces.add(first);
                    queue.drainTo(pieces, LARGEST - 1);
                    commit(pieces);
                    pieces.clear();
                }
            } catch (InterruptedException stop) {
                closed = true;
            }
        }
    }

    private void commit(List<Piece<?>> pieces) {
        List<Runnable> answers = new ArrayList<>(pieces.size());
        try {
            guard.requireSame();
            commit(pieces, answers);
        } catch (SQLException | RuntimeException failure) {
            LedgerException cause = Ledger.translated(failure);
            pieces.forEach(piece -> piece.result.completeExceptionally(cause));
            return;
        }
        answers.forEach(Runnable::run);
    }

    private void commit(List<Piece<?>> pieces, List<Runnable> answers) throws SQLException {
        try (Connection connection = source.connection()) {
            try {
                perform(pieces, connection, answers);
                guard.requireSame();
            } catch (SQLException | RuntimeException failure) {
                // after a full disk for instance: closing it undoes everything, and the next commit gets a sound one
                source.discard(connection);
                throw failure;
            }
        }
    }

    private void perform(List<Piece<?>> pieces, Connection connection, List<Runnable> answers) throws SQLException {
        connection.setAutoCommit(false);
        try (Transaction tx = new Transaction(connection, clock.instant())) {
            for (Piece<?> piece : pieces) {
                answers.add(piece.perform(connection, tx));
            }
        }
        // commits; commit() would at once begin the next transaction and keep other processes from writing
        connection.setAutoCommit(true);
    }

    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.edgesroutes.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;
import org.edgesroutes.settings.EdgesSettings;

/** Reports a ledger that has become large, and a disk that is nearly full. */
final class LedgerSizeCheck implements WorkspaceCheck {

    private static final long MEGABYTE = 1L << 20;
    private static final String CAUSE = "ledger";

    private final Path file;
    private final EdgesSettings.Ledger bounds;
    private final ReportService reports;

    LedgerSizeCheck(Path file, EdgesSettings.Ledger bounds, ReportService reports) {
        this.file = file;
        this.bounds = bounds;
        this.reports = reports;
    }

    @Override
    public void look() {
        long size = size(file) + size(file.resolveSibling(file.getFileName() + "-wal"));
        report(
                ReportKind.LEDGER_LARGE,
                size > bounds.warnSize(),
                "The ledger %s has %d MB, more than edges.ledger.warn-size (%d MB). Make room, or raise the setting: see docs/operations.md."
                        .formatted(file, size / MEGABYTE, bounds.warnSize() / MEGABYTE),
                Map.of("megabytes", size / MEGABYTE));
        long free = free();
        report(
                ReportKind.DISK_SPACE_LOW,
                free < bounds.warnFree(),
                "The disk of the ledger %s has %d MB left, less than edges.ledger.warn-free (%d MB). On a full disk callbacks are answered 503. Free some space."
                        .formatted(file, free / MEGABYTE, bounds.warnFree() / MEGABYTE),
                Map.of("megabytes_free", free / MEGABYTE));
    }

    private void report(ReportKind kind, boolean wrong, String sentence, Map<String, Object> details) {
        if (wrong) {
            reports.raise(kind, CAUSE, ReportSubject.none(), sentence, details);
        } else {
            reports.recovered(kind, CAUSE, "There is room again.");
        }
    }

    private static long size(Path path) {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private long free() {
        try {
            return Files.getFileStore(file.getParent()).getUsableSpace();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

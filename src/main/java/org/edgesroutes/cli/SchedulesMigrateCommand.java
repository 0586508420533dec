package org.edgesroutes.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.edgesroutes.migration.DefinitionsFile;
import org.edgesroutes.migration.MigrationOptions;
import org.edgesroutes.migration.MigrationResult;
import org.edgesroutes.migration.MigrationService;
import org.edgesroutes.migration.PlannedMigration;
import org.edgesroutes.migration.SequentialMigration;
import org.edgesroutes.model.ScheduleMigration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes schedules migrate}: works beside a running service, which finishes what this begins. */
@Command(
        name = "migrate",
        description = {
            "Moves schedules from full to incremental, one after the other, without losing one.",
            "Without --yes it only shows what it would do. When it was interrupted, the same command goes on."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  edges-routes schedules migrate --max-results 2000 --no-other-parameters",
            "  edges-routes schedules migrate --max-results 2000 --write-definitions schedules.yaml",
            "  edges-routes schedules migrate --max-results 2000 --definitions schedules.yaml --yes",
            "  edges-routes schedules migrate --rollback --yes"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all were moved, or rolled back; or nothing was to be done",
            " 1:one was not, and the last lines say why",
            " 2:the command line was not understood"
        })
final class SchedulesMigrateCommand implements Callable<Integer> {

    private final RunCommandSupport support;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "<schedule_uid>",
            arity = "0..*",
            description = "The schedules; all of the workspace where none is named.")
    private List<String> uids = new ArrayList<>();

    @Mixin
    private MigrateOptions options;

    @Option(
            names = "--write-definitions",
            paramLabel = "<file>",
            description = "Write a file for --definitions to complete: YAML where its name ends so, else JSON.")
    private Path written;

    @Option(names = "--rollback", description = "Resume the old schedules of open migrations and cancel the new ones.")
    private boolean rollback;

    @Option(names = "--dry-run", description = "Show what would be done, change nothing; the default without --yes.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    SchedulesMigrateCommand(RunCommandSupport support) {
        this.support = support;
    }

    @Override
    public Integer call() {
        if (yes && (dryRun || written != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--yes does it, --dry-run and --write-definitions only show; give one of them");
        }
        if (rollback) {
            return support.onWorkspace(spec, (operations, opened, progress) -> {
                progress.close();
                return rollback(operations.services().migrations(), opened);
            });
        }
        MigrationOptions read = options.read(spec);
        return support.onWorkspace(spec, (operations, opened, progress) -> {
            MigrationService migrations = operations.services().migrations();
            progress.shows(0, 1, "reading schedules and identities");
            List<PlannedMigration> planned = migrations.plan(uids, read);
            progress.close();
            return yes ? move(migrations, opened, planned, read) : show(opened, planned, read);
        });
    }

    private int show(WorkspaceLedgers.Opened opened, List<PlannedMigration> planned, MigrationOptions read) {
        MigrationPrinter.plan(opened, planned, LedgerCommandSupport.printer(spec, json));
        warnOfLimit(planned);
        if (written != null) {
            try {
                DefinitionsFile.write(written, planned, read);
                LedgerCommandSupport.note(spec, "complete %s and give it with --definitions".formatted(written));
            } catch (IOException failure) {
                return LedgerCommandSupport.failed(
                        spec, "%s cannot be written, or is there already: %s".formatted(written, failure.getMessage()));
            }
        }
        LedgerCommandSupport.note(spec, "nothing was changed; add --yes to move them");
        return 0;
    }

    /** As the guide of Edges explains it: the first incremental execution is a full sync up to {@code max_results}. */
    private void warnOfLimit(List<PlannedMigration> planned) {
        long moved = planned.stream().filter(one -> one.leftOut() == null).count();
        if (moved == 0) {
            return;
        }
        LedgerCommandSupport.note(
                spec,
                "The first execution of a new schedule is a full sync: it fetches the newest records up to max_results (%d), and what lies beyond is never fetched."
                        .formatted(options.maxResults));
        planned.stream()
                .filter(one -> one.leftOut() == null && one.lastOutputs() != null)
                .filter(one -> one.lastOutputs() >= options.maxResults)
                .forEach(one -> LedgerCommandSupport.note(
                        spec,
                        "%s brought %d records in its latest run; give a higher --max-results to keep them all in reach"
                                .formatted(TextTable.text(one.old().uid()), one.lastOutputs())));
    }

    private int move(
            MigrationService migrations,
            WorkspaceLedgers.Opened opened,
            List<PlannedMigration> planned,
            MigrationOptions read)
            throws InterruptedException {
        warnOfLimit(planned);
        SequentialMigration sequence = sequence(migrations);
        List<MigrationResult> results = new ArrayList<>(sequence.move(planned, read.makeUp()));
        if (read.makeUp()) {
            results.addAll(
                    sequence.makeUp(planned.stream().map(one -> one.old().uid()).toList()));
        }
        MigrationPrinter.results(opened, results, LedgerCommandSupport.printer(spec, json));
        results.stream()
                .filter(one -> one.moved() && one.row().gap().isOpen())
                .forEach(one -> LedgerCommandSupport.note(
                        spec,
                        "%s missed %d execution(s) from %s on; add --make-up to make up for them by one run"
                                .formatted(
                                        TextTable.text(one.row().oldUid()),
                                        one.row().gap().missed(),
                                        one.row().gap().firstAt())));
        return summary(planned, results);
    }

    private int summary(List<PlannedMigration> planned, List<MigrationResult> results) {
        planned.stream()
                .filter(one -> one.leftOut() != null && !one.settled())
                .forEach(one -> LedgerCommandSupport.note(
                        spec,
                        "%s is left out: %s".formatted(TextTable.text(one.old().uid()), one.leftOut())));
        long wanted = planned.stream().filter(one -> !one.settled()).count();
        long moved = planned.stream()
                .filter(one -> !one.settled())
                .filter(one -> results.stream()
                        .anyMatch(result -> result.moved()
                                && result.row().oldUid().equals(one.old().uid())))
                .count();
        LedgerCommandSupport.note(
                spec,
                wanted == 0
                        ? "no schedule is left to move"
                        : moved == wanted
                                ? "%d of %d schedules moved".formatted(moved, wanted)
                                : "%d of %d schedules moved; the same command goes on with the others"
                                        .formatted(moved, wanted));
        return moved == wanted ? 0 : 1;
    }

    private int rollback(MigrationService migrations, WorkspaceLedgers.Opened opened) throws InterruptedException {
        List<String> open = migrations.open().stream()
                .map(ScheduleMigration::oldUid)
                .filter(uid -> uids.isEmpty() || uids.contains(uid))
                .toList();
        List<String> wanted = uids.isEmpty() ? open : uids;
        if (!yes) {
            wanted.forEach(uid -> spec.commandLine().getOut().println(TextTable.text(uid)));
            LedgerCommandSupport.note(
                    spec,
                    wanted.isEmpty()
                            ? "no migration is open"
                            : "nothing was changed; add --yes to resume these and to cancel what was to take their place");
            return 0;
        }
        try {
            List<MigrationResult> results = sequence(migrations).rollback(wanted);
            MigrationPrinter.results(opened, results, LedgerCommandSupport.printer(spec, json));
            return results.stream().allMatch(MigrationResult::rolledBack) ? 0 : 1;
        } catch (IllegalStateException | IllegalArgumentException impossible) {
            return LedgerCommandSupport.failed(spec, impossible.getMessage());
        }
    }

    private SequentialMigration sequence(MigrationService migrations) {
        return new SequentialMigration(migrations, support.sleeper(), support.clock(), new MigrationProgress(spec));
    }
}

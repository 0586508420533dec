package org.edgesroutes.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.sandbox.RecordFeed.Item;
import org.edgesroutes.sandbox.RunState.Output;
import org.edgesroutes.sandbox.SandboxRecord.Change;

/**
 * One iteration of a run: page after page, then the end. See {@code docs/edges-api.md}, "Streaming and final callbacks"
 * and "Continue".
 */
final class IterationExecution {

    private record Page(InputState input, List<Item> items) {}

    private static final Set<String> HALF_WAY = Set.of("FAILED", "BLOCKED", "STOPPED");

    private final SimulationState world;
    private final RunState run;
    private final CallbackFactory factory;
    private final CallbackSender courier;
    private final ExecutionScheduler executions;
    private final Deque<Page> pages = new ArrayDeque<>();
    private final List<Page> done = new ArrayList<>();
    private List<Output> lastPage = List.of();
    private String outcome;
    private Optional<IdentityTrouble> trouble = Optional.empty();
    private int pagesToLeave;
    private int callbacks;
    private int records;
    private int cut;

    IterationExecution(
            SimulationState world,
            RunState run,
            CallbackFactory factory,
            CallbackSender courier,
            ExecutionScheduler executions) {
        this.world = world;
        this.run = run;
        this.factory = factory;
        this.courier = courier;
        this.executions = executions;
    }

    /** Begins the iteration, or what was left of it, and goes on as time passes. */
    void begin(boolean nextIteration) {
        run.begin(nextIteration, world.time().instant());
        if (nextIteration) {
            look();
        }
        int execution = run.nextExecution();
        List<String> script = run.plan().outcomes;
        outcome = execution < script.size() ? script.get(execution) : natural();
        pagesToLeave = HALF_WAY.contains(outcome) ? (pages.size() + 1) / 2 : 0;
        trouble = IdentityTrouble.of(run.tenant(), run.plan());
        if (trouble.isPresent()) {
            outcome = "BLOCKED";
            pagesToLeave = pages.size();
        }
        int epoch = run.epoch();
        then(() -> step(epoch));
    }

    /** An iteration from before the sandbox was started: all callbacks taken, none sent. */
    void livedThrough(String status) {
        run.begin(true, run.createdAt());
        look();
        outcome = status;
        while (!pages.isEmpty()) {
            page().ifPresent(this::inThePast);
        }
        SandboxRun.Problem problem = run.plan().problem;
        run.end(status, problem != null ? problem : problem(), run.createdAt());
        factory.end(run, lastPage).ifPresent(this::inThePast);
    }

    /** Another iteration follows: what becomes of the pages that this one has left? */
    void abandon() {
        for (Page page : pages) {
            if (world.behaviour().is(SandboxReading.AFTER_FAILURE, "only-newer")) {
                page.items().forEach(item -> run.lost().add(record(page.input(), item)));
            } else {
                page.input().feed().putBack(page.items());
            }
        }
        if (!pages.isEmpty() && world.behaviour().is(SandboxReading.AFTER_FAILURE, "everything")) {
            done.forEach(page -> page.input().feed().putBack(repeated(page.items())));
        }
    }

    private void look() {
        for (InputState input : run.inputs()) {
            if (input.isFailing()) {
                pages.add(new Page(input, List.of()));
                continue;
            }
            RecordFeed.Catch found =
                    input.feed().next(world.time().world(), world.time().instant());
            found.cut().forEach(item -> run.lost().add(record(input, item)));
            cut += found.cut().size();
            int size = run.plan().pageSize;
            for (int from = 0; from < found.taken().size(); from += size) {
                int to = Math.min(found.taken().size(), from + size);
                pages.add(new Page(input, found.taken().subList(from, to)));
            }
        }
    }

    private void step(int epoch) {
        synchronized (world) {
            if (run.epoch() != epoch) {
                return;
            }
            if (pages.size() > pagesToLeave) {
                page().ifPresent(this::hand);
                then(() -> step(epoch));
            } else {
                end();
            }
        }
    }

    private Optional<CallbackState> page() {
        Page page = pages.poll();
        if (page.input().isFailing()) {
            return factory.failedInput(run, page.input());
        }
        done.add(page);
        int from = run.outputs().size();
        page.items()
                .forEach(item -> run.extracted(
                        page.input(), record(page.input(), item), world.time().instant()));
        lastPage = List.copyOf(run.outputs().subList(from, run.outputs().size()));
        records += lastPage.size();
        return factory.page(run, page.input(), lastPage);
    }

    private void end() {
        run.end(outcome, problem(), world.time().instant());
        factory.end(run, lastPage).ifPresent(this::hand);
        executions.postpone(run);
        String beyond = cut == 0 ? "" : "; " + cut + " more lay beyond max_results and are gone";
        world.story()
                .tell(
                        "run {} {} with {} records in {} callbacks{}",
                        ConsoleLog.name(run),
                        outcome.equals("SUCCEEDED") ? "finished" : "ended " + outcome,
                        records,
                        callbacks,
                        beyond);
    }

    private SandboxRun.Problem problem() {
        SandboxRun.Problem planned = trouble.map(IdentityTrouble::problem).orElse(run.plan().problem);
        return switch (outcome) {
            case "FAILED" ->
                planned != null ? planned : new SandboxRun.Problem("LK_ERROR", "the network did not answer");
            case "BLOCKED" ->
                planned != null ? planned : new SandboxRun.Problem("LIMIT_REACHED", "the daily limit is used up");
            default -> null;
        };
    }

    private String natural() {
        if (run.plan().lastOutcome != null) {
            return run.plan().lastOutcome;
        }
        long failing = run.inputs().stream().filter(InputState::isFailing).count();
        return failing == 0 ? "SUCCEEDED" : failing == run.inputs().size() ? "FAILED" : "PARTIAL_SUCCEEDED";
    }

    private void hand(CallbackState callback) {
        callbacks++;
        run.tenant().callbacks().add(callback);
        courier.send(callback);
    }

    private void inThePast(CallbackState callback) {
        callback.taken(200);
        run.tenant().callbacks().add(callback);
    }

    private SandboxRecord record(InputState input, Item item) {
        String key = RecordIdentity.of(run.plan().action, item.json());
        return new SandboxRecord(
                run.uid(),
                run.iteration(),
                run.batchUid(),
                input.uid(),
                key,
                SandboxJson.asReceived(item.json()),
                item.change());
    }

    private static List<Item> repeated(List<Item> items) {
        return items.stream()
                .map(item -> new Item(item.json(), Change.REPEATED))
                .toList();
    }

    private void then(Runnable action) {
        world.time().after(world.behaviour().duration(SandboxOption.PAGE_DELAY), action);
    }
}

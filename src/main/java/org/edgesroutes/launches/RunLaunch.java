package org.edgesroutes.launches;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.edgesroutes.api.EdgesActions;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.ListedRun;
import org.edgesroutes.api.ResultPage;
import org.edgesroutes.ledger.launches.IntentQueries;
import org.edgesroutes.model.Intent;
import org.edgesroutes.model.LaunchRequest;

/** The launch of a run in the background. */
final class RunLaunch implements IntentCall {

    /** The clock of Edges need not agree with this one. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    private static final int LIMIT = 100;

    /** So many runs of one action since a launch are a fault of the other side. */
    private static final int MOST_PAGES = 50;

    /** A launch with very many inputs is told by its first ones. */
    private static final int MOST_INPUT_PAGES = 5;

    private final EdgesApi api;
    private final EdgesActions actions;
    private final IntentQueries intents;
    private final CallbackAddress callbacks;

    RunLaunch(EdgesApi api, EdgesActions actions, IntentQueries intents, CallbackAddress callbacks) {
        this.api = api;
        this.actions = actions;
        this.intents = intents;
        this.callbacks = callbacks;
    }

    /** A run says when it was created. */
    @Override
    public String before(Intent intent) {
        return null;
    }

    @Override
    public String send(Intent intent, BooleanSupplier wanted) {
        LaunchRequest request = LaunchJson.read(intent.request());
        return actions.launch(request, callbacks.target(request.callbackUrl()), wanted);
    }

    @Override
    public LookResult look(Intent intent) {
        Optional<List<ListedRun>> listed = listed(intent);
        if (listed.isEmpty()) {
            return new LookResult.Unclear(List.of());
        }
        List<SeenLaunch> runs = listed.get().stream()
                .filter(one -> isOf(one, intent.action()))
                .map(one -> SeenLaunch.of(one, () -> inputs(one.run().uid())))
                .toList();
        List<SeenLaunch> candidates =
                runs.stream().filter(run -> mayBe(intent, run)).toList();
        return new LookDecision(IntentMatcher.of(runs), intent, intents.othersInDoubt(intent))
                .decide(candidates, intents.now());
    }

    private static boolean isOf(ListedRun one, String action) {
        return one.run().action() == null || one.run().action().equals(action);
    }

    private boolean mayBe(Intent intent, SeenLaunch run) {
        return !run.isOlderThan(intent.sentAt().minus(CLOCK_TOLERANCE))
                && !intents.isResult(run.uid())
                && !intents.runSeenBefore(run.uid(), intent.sentAt());
    }

    /** @return the newest runs, at least down to the time of the intent; empty where there are too many */
    private Optional<List<ListedRun>> listed(Intent intent) {
        Instant floor = intent.sentAt().minus(CLOCK_TOLERANCE);
        List<ListedRun> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            List<ListedRun> unseen = api.runsOf(intent.action(), LIMIT, page * LIMIT).stream()
                    .filter(one -> seen.add(one.run().uid()))
                    .toList();
            all.addAll(unseen);
            if (unseen.isEmpty() || reaches(all, floor)) {
                return Optional.of(all);
            }
        }
        return Optional.empty();
    }

    /** Whether what follows is older; an order that Edges did not keep says nothing about the pages that follow. */
    private static boolean reaches(List<ListedRun> runs, Instant floor) {
        Instant later = Instant.MAX;
        for (ListedRun one : runs) {
            Instant created = one.run().createdAt();
            if (created == null || created.isAfter(later)) {
                return false;
            }
            later = created;
        }
        return later.isBefore(floor);
    }

    private SeenInputs inputs(String uid) {
        List<JsonNode> rows = new ArrayList<>();
        String cursor = null;
        try {
            for (int page = 0; page < MOST_INPUT_PAGES; page++) {
                ResultPage next = api.inputs(uid, cursor, LIMIT);
                next.rows().forEach(rows::add);
                cursor = next.next();
                if (cursor == null) {
                    return new SeenInputs(rows, true, next.problem() == null);
                }
            }
            return new SeenInputs(rows, true, false);
        } catch (EdgesApiException failure) {
            if (failure.refused()) {
                return SeenInputs.unknown();
            }
            throw failure;
        }
    }
}

package org.edgesroutes.launches;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        List<SeenLaunch> listed = listed(intent);
        List<SeenLaunch> candidates =
                listed.stream().filter(run -> mayBe(intent, run)).toList();
        return new LookDecision(IntentMatcher.of(listed), intent, intents.othersInDoubt(intent))
                .decide(candidates, intents.now());
    }

    private boolean mayBe(Intent intent, SeenLaunch run) {
        return !before(run, intent.sentAt().minus(CLOCK_TOLERANCE))
                && !intents.isResult(run.uid())
                && !intents.runSeenBefore(run.uid(), intent.sentAt());
    }

    private static boolean before(SeenLaunch run, Instant at) {
        return run.created().filter(created -> created.isBefore(at)).isPresent();
    }

    /** The runs of the action, the newest first, at least down to the time of the intent. */
    private List<SeenLaunch> listed(Intent intent) {
        Instant floor = intent.sentAt().minus(CLOCK_TOLERANCE);
        List<SeenLaunch> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            List<SeenLaunch> rows = api.runsOf(intent.action(), LIMIT, page * LIMIT).stream()
                    .filter(one -> ofAction(one, intent.action()))
                    .filter(one -> seen.add(one.run().uid()))
                    .map(one -> SeenLaunch.of(one, () -> inputs(one.run().uid())))
                    .toList();
            all.addAll(rows);
            if (rows.isEmpty() || (isSorted(all) && before(all.get(all.size() - 1), floor))) {
                return all;
            }
        }
        return all;
    }

    private static boolean ofAction(ListedRun one, String action) {
        return one.run().action() == null || one.run().action().equals(action);
    }

    /** An order that Edges did not keep says nothing about the pages that follow. */
    private static boolean isSorted(List<SeenLaunch> runs) {
        for (int i = 1; i < runs.size(); i++) {
            Instant earlier = runs.get(i).createdAt();
            Instant later = runs.get(i - 1).createdAt();
            if (earlier == null || later == null || earlier.isAfter(later)) {
                return false;
            }
        }
        return true;
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
            if (failure.status() / 100 == 4 && !failure.retryable()) {
                return SeenInputs.unknown();
            }
            throw failure;
        }
    }
}

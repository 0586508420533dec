package org.edgesroutes.launches;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.edgesroutes.model.Intent;
import org.edgesroutes.model.LaunchRequest;

/**
 * Decides whether an intent whose outcome is unknown took effect, from what Edges lists and from the other intents in
 * doubt. It never adopts a run or schedule that another intent may have started, and never answers {@code NotFound} while
 * Edges lists one that this intent may have started.
 */
final class LookDecision {

    private final IntentMatcher matcher;
    private final Intent mine;
    private final List<Intent> others;
    private final List<SeenLaunch> matching = new ArrayList<>();
    private final List<SeenLaunch> doubtful = new ArrayList<>();
    private boolean byInputs;

    /** @param others of the same kind and action, whose outcome is unknown too */
    LookDecision(IntentMatcher matcher, Intent mine, List<Intent> others) {
        this.matcher = matcher;
        this.mine = mine;
        this.others = others;
    }

    /** @param seen what may be the result: new since the intent, and of no other one */
    LookResult decide(List<SeenLaunch> seen, Instant now) {
        sort(seen);
        if (matching.isEmpty() && doubtful.isEmpty()) {
            return new LookResult.NotFound();
        }
        if (others.stream().anyMatch(other -> other.busy(now))) {
            return new LookResult.TooEarly();
        }
        long equal = others.stream().filter(this::isTwin).count();
        boolean told = !matching.isEmpty() && (doubtful.isEmpty() || byInputs);
        boolean rivals = matching.stream().anyMatch(this::hasRival);
        return told && !rivals && matching.size() <= 1 + equal ? new LookResult.Found(oldest()) : unclear(rivals);
    }

    private void sort(List<SeenLaunch> seen) {
        List<SeenLaunch> contradictory = new ArrayList<>();
        for (SeenLaunch one : seen) {
            switch (match(mine, one)) {
                case INPUTS -> {
                    byInputs = true;
                    matching.add(one);
                }
                case LABELS -> matching.add(one);
                case UNKNOWN -> doubtful.add(one);
                case CONTRADICTORY -> contradictory.add(one);
                case NONE -> {}
            }
        }
        // where the inputs of one are told to be these, others are told to be different
        if (!byInputs) {
            contradictory.stream().filter(one -> !isOfAnother(one)).forEach(doubtful::add);
        }
    }

    private IntentMatcher.Match match(Intent intent, SeenLaunch seen) {
        LaunchRequest wanted = LaunchJson.read(intent.request());
        return matcher.match(wanted, seen);
    }

    private boolean isOfAnother(SeenLaunch seen) {
        return others.stream().anyMatch(other -> match(other, seen) == IntentMatcher.Match.INPUTS);
    }

    /** Another intent, which asks for something else, may have brought it as well. */
    private boolean hasRival(SeenLaunch seen) {
        return others.stream().filter(other -> !isTwin(other)).anyMatch(other -> {
            IntentMatcher.Match match = match(other, seen);
            return match == IntentMatcher.Match.INPUTS || match == IntentMatcher.Match.LABELS;
        });
    }

    /** Which of two equal intents brought which of two equal runs makes no difference. */
    private boolean isTwin(Intent other) {
        return other.request().equals(mine.request());
    }

    private String oldest() {
        return matching.stream()
                .min(Comparator.comparing(one -> one.created().orElse(Instant.MAX)))
                .orElseThrow()
                .uid();
    }

    private LookResult unclear(boolean rivals) {
        List<LaunchResult.Candidate> candidates = new ArrayList<>();
        String fits = rivals
                ? "another launch whose outcome is unknown may have started it"
                : matching.size() > 1 ? "it fits, as others do" : "it fits";
        matching.forEach(one -> candidates.add(one.candidate(fits)));
        doubtful.forEach(one -> candidates.add(one.candidate(
                match(mine, one) == IntentMatcher.Match.UNKNOWN
                        ? "Edges gives back nothing that tells what started it"
                        : "its name or callback is the same, its inputs differ")));
        return new LookResult.Unclear(candidates);
    }
}

package org.edgesroutes.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.api.ListedRun;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunStatus;
import org.edgesroutes.model.SubscriptionPart.Terms;

/**
 * Finds the run that already does what a part of a subscription declares. A run does not name its identity
 * ({@code docs/edges-api.md}, "Run object"): its name tells, or the launch in this ledger, or that no other identity and
 * no other subscription can be meant.
 */
final class RunAdoption {

    private static final String INCREMENTAL = "incremental";
    private static final String LIVE = "LIVE";

    private final EdgesView edges;
    private final StartCheck check;
    private final AdoptionContext context;

    RunAdoption(EdgesView edges, StartCheck check, AdoptionContext context) {
        this.edges = edges;
        this.check = check;
        this.context = context;
    }

    Adoption find(DeclaredPart part, Terms terms) {
        List<Run> candidates = edges.runs(terms.action()).stream()
                .filter(listed -> mayBe(listed, terms))
                .map(ListedRun::run)
                .toList();
        List<Run> same = new ArrayList<>();
        List<Run> contradictory = new ArrayList<>();
        for (Run run : candidates) {
            if (part.hasName(run.name())) {
                Optional<InputSet> inputs = edges.inputs(run.uid());
                boolean equal = inputs.map(part.inputSet()::matches).orElse(true);
                (equal ? same : contradictory).add(run);
            }
        }
        List<Run> going = going(same);
        if (going.size() == 1 || going.isEmpty() && same.size() == 1) {
            return Adoption.of((going.isEmpty() ? same : going).get(0).uid());
        }
        if (!same.isEmpty()) {
            return undecided(same, "several runs have its name and inputs");
        }
        if (!going(contradictory).isEmpty()) {
            return undecided(going(contradictory), "it has the name of the subscription, but other inputs");
        }
        return byInputs(going(candidates), part, terms);
    }

    private boolean mayBe(ListedRun listed, Terms terms) {
        Run run = listed.run();
        return (run.action() == null || run.action().equals(terms.action()))
                && INCREMENTAL.equals(run.syncMode())
                && !LIVE.equals(run.executionMode())
                && run.scheduledRunUid() == null
                && !RunStatus.of(run.status()).equals(RunStatus.INVALID)
                && check.postsHere(listed.callbackUrl())
                && !context.taken().contains(run.uid())
                && !context.otherIdentity(run.uid(), terms.identityUid());
    }

    /** A run that was stopped is taken for the one meant by its name alone. */
    private static List<Run> going(List<Run> runs) {
        return runs.stream()
                .filter(run -> RunStatus.of(run.status()) != RunStatus.STOPPED)
                .toList();
    }

    /** Inputs cost a request for each run, so they are read only where they can tell. */
    private Adoption byInputs(List<Run> candidates, DeclaredPart part, Terms terms) {
        boolean alone = context.wanting() == 1;
        boolean tells = alone && (context.onlyIdentity() || part.inputSet().distinctive());
        List<Run> equal = candidates.stream()
                .filter(run -> !context.otherNames().contains(run.name()))
                .filter(run ->
                        tells || run.name() == null || alone && context.sameIdentity(run.uid(), terms.identityUid()))
                .filter(run ->
                        edges.inputs(run.uid()).filter(part.inputSet()::matches).isPresent())
                .toList();
        if (equal.size() == 1
                && (tells || alone && context.sameIdentity(equal.get(0).uid(), terms.identityUid()))) {
            return Adoption.of(equal.get(0).uid());
        }
        List<Run> unnamed = equal.stream().filter(run -> run.name() == null).toList();
        return unnamed.isEmpty()
                ? Adoption.none()
                : undecided(unnamed, "it has the same action and inputs, but Edges does not tell its identity");
    }

    private static Adoption undecided(List<Run> runs, String reason) {
        return Adoption.undecided(
                runs.stream()
                        .map(run -> new Adoption.Candidate(run.uid(), run.name()))
                        .toList(),
                reason);
    }
}

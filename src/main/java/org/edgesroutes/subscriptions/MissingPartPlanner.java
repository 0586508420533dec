package org.edgesroutes.subscriptions;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.edgesroutes.launches.Refusal;
import org.edgesroutes.model.SubscriptionPart.Terms;

/** Plans a part that has no run or schedule: adopt one that is there, else start one, or say why not. */
final class MissingPartPlanner {

    private final EdgesView edges;
    private final StartCheck check;
    private final PlanOptions options;
    private final Function<DeclaredPart, AdoptionContext> context;
    private final Function<String, Optional<String>> syncMode;

    /** @param syncMode of the runs of a schedule; empty where none is known */
    MissingPartPlanner(
            EdgesView edges,
            StartCheck check,
            PlanOptions options,
            Function<DeclaredPart, AdoptionContext> context,
            Function<String, Optional<String>> syncMode) {
        this.edges = edges;
        this.check = check;
        this.options = options;
        this.context = context;
        this.syncMode = syncMode;
    }

    PlanItem plan(DeclaredPart part) {
        String name = part.subscription().name();
        if (options.adopt().containsKey(name)) {
            return told(part, options.adopt().get(name));
        }
        Optional<String> identity = edges.identities().uid(part.subscription().identity());
        if (identity.isPresent() && !options.start().contains(name)) {
            Terms terms = part.terms(identity.get());
            Adoption found = adoption(part, terms);
            if (found.found()) {
                return PlanItem.of(part, PlanStep.ADOPT, "does what is declared already")
                        .with(terms)
                        .withUid(found.uid());
            }
            if (found.undecided()) {
                return undecided(part, found);
            }
        }
        return start(part);
    }

    private Adoption adoption(DeclaredPart part, Terms terms) {
        return part.subscription().scheduled()
                ? new ScheduleAdoption(edges, check, context.apply(part), syncMode).find(part, terms)
                : new RunAdoption(edges, check, context.apply(part)).find(part, terms);
    }

    private static PlanItem undecided(DeclaredPart part, Adoption found) {
        String name = part.subscription().name();
        return PlanItem.of(
                part,
                PlanStep.UNDECIDED,
                "Edges has %s: %s; say which by \"subscriptions apply --adopt %s=UID\", or \"--start %s\" where it is none of them"
                        .formatted(found.listed(), found.reason(), name, name));
    }

    /** Plans a start, without a look at what Edges has. */
    PlanItem start(DeclaredPart part) {
        try {
            String uid = check.require(part.subscription(), edges.identities());
            return PlanItem.of(part, PlanStep.START, described(part)).with(part.terms(uid));
        } catch (Refusal refusal) {
            return PlanItem.of(part, PlanStep.NOT_STARTED, refusal.getMessage());
        }
    }

    private static String described(DeclaredPart part) {
        String inputs = part.inputs().size() == 1 ? "1 input" : part.inputs().size() + " inputs";
        return part.subscription().scheduled()
                ? "creates a schedule of %s with %s, %s %s"
                        .formatted(
                                part.subscription().action(),
                                inputs,
                                part.subscription().cron(),
                                part.subscription().timezone())
                : "launches a run of %s with %s".formatted(part.subscription().action(), inputs);
    }

    /** A person said which run or schedule it is; what Edges tells must not contradict. */
    private PlanItem told(DeclaredPart part, String uid) {
        Set<String> taken = context.apply(part).taken();
        if (taken.contains(uid)) {
            return PlanItem.of(part, PlanStep.NOT_STARTED, "%s belongs to a subscription already".formatted(uid));
        }
        String action = part.subscription().action();
        boolean known = part.subscription().scheduled()
                ? edges.schedules(action).stream().anyMatch(one -> one.uid().equals(uid))
                : edges.runs(action).stream().anyMatch(one -> one.run().uid().equals(uid));
        if (!known) {
            return PlanItem.of(
                    part,
                    PlanStep.NOT_STARTED,
                    "Edges has no %s of %s with the uid %s; correct the uid"
                            .formatted(part.subscription().scheduled() ? "schedule" : "run", action, uid));
        }
        Optional<InputSet> inputs = part.subscription().scheduled() ? Optional.empty() : edges.inputs(uid);
        if (inputs.isPresent() && !part.inputSet().matches(inputs.get())) {
            return PlanItem.of(
                    part,
                    PlanStep.NOT_STARTED,
                    "the inputs of %s are others than declared; declare its inputs, or start another one"
                            .formatted(uid));
        }
        Optional<String> identity = edges.identities().uid(part.subscription().identity());
        return PlanItem.of(part, PlanStep.ADOPT, "is adopted as told")
                .with(part.terms(identity.orElse(null)))
                .withUid(uid);
    }
}

package org.edgesroutes.subscriptions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.ledger.subscriptions.SubscriptionQueries.Progress;
import org.edgesroutes.model.RunStatus;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleStatus;
import org.edgesroutes.model.SubscriptionPart;
import org.edgesroutes.model.SubscriptionPart.Terms;

/** Compares a part that has a run or schedule with what is declared. */
final class StartedPartPlanner {

    private final EdgesView edges;
    private final Map<String, Progress> progress;

    /** @param progress of runs, by their uids */
    StartedPartPlanner(EdgesView edges, Map<String, Progress> progress) {
        this.edges = edges;
        this.progress = progress;
    }

    PlanItem plan(DeclaredPart declared, SubscriptionPart part) {
        Terms terms = terms(declared, part);
        Progress run = part.scheduled() ? null : progress.get(part.uid());
        Optional<Schedule> schedule = part.scheduled() ? schedule(part) : Optional.empty();
        List<String> differences = Differences.of(part, terms, run == null ? null : run.maxResults());
        PlanItem item = part.scheduled()
                ? ofSchedule(declared, part, schedule)
                : ofRun(declared, part, run == null ? null : run.status());
        boolean ended = item.step() != PlanStep.IN_SYNC;
        return (ended || differences.isEmpty() ? item : differs(declared, differences))
                .with(part)
                .with(terms)
                .with(schedule.orElse(null));
    }

    /** With the uid of the identity where another word for it is declared. */
    private Terms terms(DeclaredPart declared, SubscriptionPart part) {
        Terms now = declared.terms(null);
        if (part.terms().sameIdentity(now)) {
            return now.withIdentityUid(part.terms().identityUid());
        }
        return now.withIdentityUid(
                edges.identities().uid(declared.subscription().identity()).orElse(null));
    }

    private Optional<Schedule> schedule(SubscriptionPart part) {
        return edges.schedules(part.terms().action()).stream()
                .filter(one -> one.uid().equals(part.uid()))
                .findFirst()
                .or(() -> edges.schedule(part.uid()));
    }

    private static PlanItem differs(DeclaredPart declared, List<String> differences) {
        return PlanItem.of(
                declared,
                PlanStep.DIFFERS,
                "%s; that cannot be changed in place. \"subscriptions apply --recreate %s\" starts another one, whose first iteration fetches up to max_results anew (what was delivered is not delivered again), then cancels this one"
                        .formatted(
                                String.join(", ", differences),
                                declared.subscription().name()));
    }

    private static String recreate(DeclaredPart declared) {
        return "\"subscriptions apply --recreate %s\" starts another one"
                .formatted(declared.subscription().name());
    }

    private static PlanItem ofRun(DeclaredPart declared, SubscriptionPart part, String status) {
        return switch (RunStatus.of(status)) {
            case STOPPED ->
                PlanItem.of(
                        declared,
                        PlanStep.STOPPED,
                        "its run was stopped and stays so; \"runs resume %s\" goes on with it, %s"
                                .formatted(part.uid(), recreate(declared)));
            case INVALID ->
                PlanItem.of(
                        declared,
                        PlanStep.NOT_STARTED,
                        "Edges could not start its run %s; correct what is declared, then %s"
                                .formatted(part.uid(), recreate(declared)));
            default -> PlanItem.of(declared, PlanStep.IN_SYNC, "its run is " + (status == null ? "new" : status));
        };
    }

    private static PlanItem ofSchedule(DeclaredPart declared, SubscriptionPart part, Optional<Schedule> seen) {
        if (seen.isEmpty()) {
            return PlanItem.of(
                    declared,
                    PlanStep.CANCELLED,
                    "Edges does not know its schedule %s any more; %s".formatted(part.uid(), recreate(declared)));
        }
        Schedule schedule = seen.get();
        if (schedule.is(ScheduleStatus.PAUSED)) {
            return PlanItem.of(
                    declared,
                    PlanStep.PAUSED,
                    "its schedule was paused and stays so; \"schedules resume %s\" goes on with it"
                            .formatted(part.uid()));
        }
        if (schedule.hasEnded()) {
            return PlanItem.of(
                    declared,
                    PlanStep.CANCELLED,
                    "its schedule is %s and stays so; %s".formatted(schedule.status(), recreate(declared)));
        }
        return PlanItem.of(
                declared,
                PlanStep.IN_SYNC,
                "its schedule is " + (schedule.status() == null ? "there" : schedule.status()));
    }
}

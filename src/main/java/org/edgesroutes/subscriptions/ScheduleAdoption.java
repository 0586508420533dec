package org.edgesroutes.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleStatus;
import org.edgesroutes.model.SubscriptionPart.Terms;

/**
 * Finds the schedule that already does what a part of a subscription declares. Edges does not give back the parameters
 * of a schedule ({@code docs/edges-api.md}, "Schedules"): that it is incremental is told by its runs.
 */
final class ScheduleAdoption {

    private final EdgesView edges;
    private final StartCheck check;
    private final AdoptionContext context;
    private final Function<String, Optional<String>> syncMode;

    /** @param syncMode of the runs of a schedule; empty where there is none yet */
    ScheduleAdoption(
            EdgesView edges, StartCheck check, AdoptionContext context, Function<String, Optional<String>> syncMode) {
        this.edges = edges;
        this.check = check;
        this.context = context;
        this.syncMode = syncMode;
    }

    Adoption find(DeclaredPart part, Terms terms) {
        List<Schedule> named = new ArrayList<>();
        List<Schedule> others = new ArrayList<>();
        for (Schedule listed : edges.schedules(terms.action())) {
            if (context.taken().contains(listed.uid()) || listed.is(ScheduleStatus.COMPLETED) || isFull(listed)) {
                continue;
            }
            boolean hasName = part.hasName(listed.name());
            if (!hasName
                    && (listed.is(ScheduleStatus.CANCELLED)
                            || context.otherNames().contains(listed.name()))) {
                continue;
            }
            Schedule schedule = complete(listed);
            if (same(schedule, part, terms, hasName)) {
                (hasName ? named : others).add(schedule);
            }
        }
        return decide(named, others);
    }

    private Adoption decide(List<Schedule> named, List<Schedule> others) {
        List<Schedule> going = named.stream()
                .filter(schedule -> !schedule.is(ScheduleStatus.CANCELLED))
                .toList();
        List<Schedule> found = going.isEmpty() ? named : going;
        if (found.isEmpty() && others.size() == 1 && context.wanting() == 1) {
            found = others;
        }
        if (found.isEmpty()) {
            return Adoption.none();
        }
        if (found.size() > 1) {
            return undecided(found, "several schedules do what it declares");
        }
        return syncMode.apply(found.get(0).uid()).isPresent()
                ? Adoption.of(found.get(0).uid())
                : undecided(found, "whether it is incremental is not known before it has a run");
    }

    private boolean isFull(Schedule schedule) {
        return syncMode.apply(schedule.uid())
                .filter(mode -> !mode.equals("incremental"))
                .isPresent();
    }

    /** A list may tell less than a schedule by itself. */
    private Schedule complete(Schedule listed) {
        return listed.inputs() == null || listed.identityUids() == null || listed.cron() == null
                ? edges.schedule(listed.uid()).orElse(listed)
                : listed;
    }

    /** @param hasName whether its name may stand in for what Edges does not give back */
    private boolean same(Schedule schedule, DeclaredPart part, Terms terms, boolean hasName) {
        boolean identity = schedule.identityUids() == null
                ? hasName || context.sameIdentity(schedule.uid(), terms.identityUid())
                : schedule.identityUids().equals(List.of(terms.identityUid()));
        boolean inputs = schedule.inputs() == null ? hasName : part.inputSet().matches(inputs(schedule.inputs()));
        return identity
                && inputs
                && (schedule.cron() == null ? hasName : terms.cron().equals(schedule.cron()))
                && (schedule.timezone() == null || schedule.timezone().equals(terms.timezone()))
                && check.postsHere(schedule.callbackUrl());
    }

    private static InputSet inputs(String json) {
        List<JsonNode> rows = new ArrayList<>();
        InputSet.tree(json).forEach(rows::add);
        return InputSet.ofNodes(rows);
    }

    private static Adoption undecided(List<Schedule> schedules, String reason) {
        return Adoption.undecided(
                schedules.stream()
                        .map(schedule -> new Adoption.Candidate(schedule.uid(), schedule.name()))
                        .toList(),
                reason);
    }
}

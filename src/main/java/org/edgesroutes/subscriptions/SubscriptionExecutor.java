package org.edgesroutes.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.EdgesSchedules;
import org.edgesroutes.ledger.subscriptions.SubscriptionPartRepository;
import org.edgesroutes.ledger.subscriptions.SubscriptionRepository;
import org.edgesroutes.ledger.subscriptions.TrackedSubscription;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleChange;
import org.edgesroutes.model.SubscriptionPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a plan says, one part after the other. What fails with one part does not keep the others. */
final class SubscriptionExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionExecutor.class);

    private final SubscriptionRepository subscriptions;
    private final SubscriptionPartRepository parts;
    private final PartLauncher launcher;
    private final EdgesApi api;
    private final EdgesSchedules schedules;

    SubscriptionExecutor(
            SubscriptionRepository subscriptions,
            SubscriptionPartRepository parts,
            PartLauncher launcher,
            EdgesApi api,
            EdgesSchedules schedules) {
        this.subscriptions = subscriptions;
        this.parts = parts;
        this.launcher = launcher;
        this.api = api;
        this.schedules = schedules;
    }

    /** @return what became of each item */
    List<PlanItem> execute(List<PlanItem> plan, SubscriptionService.Watcher watcher) {
        long all = plan.stream().filter(item -> item.step().changes()).count();
        List<PlanItem> done = new ArrayList<>(plan.size());
        int changed = 0;
        for (PlanItem item : plan) {
            if (item.step().changes()) {
                watcher.progress(changed++, (int) all, item.displayName());
            }
            done.add(one(item));
        }
        return done;
    }

    private PlanItem one(PlanItem item) {
        try {
            PlanItem became = execute(item);
            if (item.step().changes()) {
                LOG.info("subscription {}: {}", became.displayName(), became.sentence());
            }
            return became;
        } catch (EdgesApiException failure) {
            LOG.warn("subscription {} waits for the next tick: {}", item.displayName(), failure.getMessage());
            return item.became(item.step(), item.uid(), "not done yet: " + failure.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("subscription {} waits for the next tick", item.displayName(), failure);
            return item.became(item.step(), item.uid(), "not done yet: " + failure.getMessage());
        }
    }

    private PlanItem execute(PlanItem item) {
        return switch (item.step()) {
            case RENAME -> rename(item);
            case START -> launcher.start(subscriptions.enter(item.subscription()), item);
            case ADOPT -> launcher.adopt(subscriptions.enter(item.subscription()), item);
            case SETTLE -> launcher.settle(tracked(item), item);
            case RELEASE -> launcher.release(tracked(item), item);
            case CANCEL -> cancel(item);
            default -> seen(item);
        };
    }

    private TrackedSubscription tracked(PlanItem item) {
        return subscriptions.find(item.subscription()).orElseThrow();
    }

    private PlanItem rename(PlanItem item) {
        subscriptions.rename(item.earlierName(), item.subscription());
        return item.became(PlanStep.IN_SYNC, null, item.sentence());
    }

    private PlanItem cancel(PlanItem item) {
        cancel(item.tracked());
        return item.became(PlanStep.IN_SYNC, item.uid(), "%s was cancelled".formatted(item.uid()));
    }

    /** Cancels a run or schedule at Edges. One that Edges does not know any more is as good as cancelled. */
    void cancel(SubscriptionPart part) {
        try {
            if (part.scheduled()) {
                schedules.change(part.uid(), ScheduleChange.CANCEL);
            } else {
                api.cancelRun(part.uid());
            }
        } catch (EdgesApiException failure) {
            if (!settles(failure, part.scheduled())) {
                throw failure;
            }
            LOG.info(
                    "Edges refused to cancel {}, which it does not continue or know any more: {}",
                    part.uid(),
                    failure.getMessage());
        }
        parts.cancelled(part);
    }

    /** A run that Edges refuses to cancel has ended, and is not continued any more; a schedule would go on. */
    private static boolean settles(EdgesApiException failure, boolean scheduled) {
        boolean refused = failure.refused() && failure.status() != 401 && failure.status() != 403;
        return refused && (!scheduled || failure.status() == 404);
    }

    /** Keeps what was learned on the way. */
    private PlanItem seen(PlanItem item) {
        SubscriptionPart part = item.tracked();
        Schedule schedule = item.seen();
        if (part != null && schedule != null && differs(part, schedule)) {
            parts.seen(part, schedule.status(), schedule.nextExecutionAt());
        }
        if (part != null
                && item.step() == PlanStep.IN_SYNC
                && !part.terms().identity().equals(item.terms().identity())) {
            parts.identity(part, item.terms());
        }
        return item;
    }

    private static boolean differs(SubscriptionPart part, Schedule schedule) {
        return !Objects.equals(part.status(), schedule.status())
                || !Objects.equals(part.nextExecutionAt(), schedule.nextExecutionAt());
    }
}

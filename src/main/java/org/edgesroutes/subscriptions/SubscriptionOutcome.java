package org.edgesroutes.subscriptions;

import java.util.ArrayList;
import java.util.List;

/** A plan and what became of it, item by item. */
public record SubscriptionOutcome(List<PlanItem> planned, List<PlanItem> became) {

    /**
     * An item that was to be changed, or that a person has to see to.
     *
     * @param planned what was to be done
     * @param became what there is afterwards
     */
    public record Row(PlanStep planned, PlanItem became) {

        /** Whether nothing is left to be done or to be seen to. */
        public boolean done() {
            return switch (became.step()) {
                case NOT_STARTED, UNDECIDED -> false;
                default -> !became.step().changes() || became.step() == PlanStep.RELEASE;
            };
        }
    }

    public SubscriptionOutcome {
        planned = List.copyOf(planned);
        became = List.copyOf(became);
    }

    static SubscriptionOutcome nothing() {
        return new SubscriptionOutcome(List.of(), List.of());
    }

    /** The items that were changed, then those that a person has to see to. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            if (planned.get(i).step().changes() || became.get(i).step() != PlanStep.IN_SYNC) {
                rows.add(new Row(planned.get(i).step(), became.get(i)));
            }
        }
        return rows;
    }
}

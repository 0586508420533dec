package org.edgesroutes.completeness;

import java.time.InstantSource;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.ResultPage;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.callbacks.ReceivedCallback;
import org.edgesroutes.ledger.iterations.CompletenessRepository;
import org.edgesroutes.ledger.iterations.EdgesBehaviourRepository;
import org.edgesroutes.model.Iteration;
import org.edgesroutes.model.RepairState;
import org.edgesroutes.records.RecordKeyer;

/**
 * Fetches the outputs of a run page by page, each on the path of a callback: the keys of the records see to it that
 * only what was missing is delivered. A page and where the next one begins are stored in one transaction.
 */
final class OutputFetcher {

    /** See {@code docs/edges-api.md}, "Paging"; older versions allow no more than 100. */
    private static final int LIMIT = 500;

    private static final int OLDER_LIMIT = 100;

    /** Cursors that expire again and again would read the same pages for ever. */
    private static final int WALKS = 10;

    private final EdgesApi api;
    private final CompletenessRepository ledger;
    private final EdgesBehaviourRepository marks;
    private final OutputPageBody bodies;
    private final InstantSource due;

    /** @param due when the next page may be fetched by whoever comes first */
    OutputFetcher(EdgesApi api, Ledger ledger, RecordKeyer keyer, InstantSource due) {
        this.api = api;
        this.ledger = new CompletenessRepository(ledger);
        this.marks = new EdgesBehaviourRepository(ledger);
        this.bodies = new OutputPageBody(keyer);
        this.due = due;
    }

    /** Fetches one page, with one request; what becomes of it stands in the ledger. */
    void fetch(Iteration state, String reason) {
        int limit = marks.outputsLimit().orElse(LIMIT);
        try {
            ResultPage page = api.outputs(state.uid(), state.repair().cursor(), limit);
            ReceivedCallback arrived = bodies.arrived(state, page);
            ledger.page(arrived, after(page, ledger.repeated(arrived), limit, state, reason));
        } catch (EdgesApiException refused) {
            if (!PermanentRefusal.forGood(refused)) {
                throw refused;
            }
            refused(state, limit, refused);
        }
    }

    /** Only an answer that says so is the end: what cannot be followed becomes the reason of the verdict. */
    private Iteration after(ResultPage page, boolean repeated, int limit, Iteration state, String reason) {
        boolean everythingAtOnce = repeated && page.rows().size() > limit;
        if (page.problem() != null) {
            return state.withOutputs(page.problem());
        }
        if (page.next() == null || everythingAtOnce) {
            return state.withOutputs(RepairState.READ);
        }
        return repeated
                ? state.withOutputs("Edges answered the same page twice instead of the next one")
                : state.atPage(page.next(), due.instant(), reason);
    }

    private void refused(Iteration state, int limit, EdgesApiException refused) {
        if (state.repair().cursor() != null && state.repair().walk() < WALKS) {
            ledger.plan(state.restarted(
                    due.instant(),
                    state.earlier() ? state.reason() : "verifying: the outputs are read from the beginning again"));
        } else if (state.repair().cursor() == null && limit > OLDER_LIMIT && refused.status() != 404) {
            marks.outputsLimit(OLDER_LIMIT);
        } else {
            ledger.plan(state.withOutputs(refused.getMessage()));
        }
    }
}

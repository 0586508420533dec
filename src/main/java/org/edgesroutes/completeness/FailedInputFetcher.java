package org.edgesroutes.completeness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.api.ApiError;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.ResultPage;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.iterations.FailedInputRepository;
import org.edgesroutes.ledger.iterations.FailedInputRepository.FailedInput;
import org.edgesroutes.model.Iteration;
import org.edgesroutes.model.RunStatus;

/** Puts on record which inputs Edges could not process, and why ({@code docs/edges-api.md}, "Inputs"). */
final class FailedInputFetcher {

    private static final int LIMIT = 100;

    private final EdgesApi api;
    private final FailedInputRepository ledger;

    FailedInputFetcher(EdgesApi api, Ledger ledger) {
        this.api = api;
        this.ledger = new FailedInputRepository(ledger);
    }

    /**
     * A look behind a page of inputs.
     *
     * @param next cursor of the next page, null when there is none or it cannot be had
     * @param problem why it cannot be had, as a clause; else null
     */
    record Progress(String next, String problem) {}

    /** Fetches one page, with one request. */
    Progress record(Iteration state) {
        try {
            ResultPage page = api.inputs(state.uid(), state.repair().cursor(), LIMIT);
            List<FailedInput> failed = new ArrayList<>();
            page.rows().forEach(input -> {
                if (RunStatus.of(input.path("status").asText()) == RunStatus.FAILED) {
                    failed.add(failed(input));
                }
            });
            ledger.failed(state, failed);
            return new Progress(page.next(), page.problem());
        } catch (EdgesApiException refused) {
            if (PermanentRefusal.forGood(refused)) {
                return new Progress(null, refused.getMessage());
            }
            throw refused;
        }
    }

    /** How many are on record. */
    int failed(Iteration state) {
        return ledger.count(state);
    }

    private static FailedInput failed(JsonNode input) {
        ApiError error = ApiError.of(input.path("last_error"));
        return new FailedInput(
                input.path("uid").asText(),
                RunStatus.canonical(input.path("status").asText()),
                error.label(),
                error.message(),
                json(input.path("input_data")),
                json(input.path("custom_data")));
    }

    private static String json(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.toString();
    }
}

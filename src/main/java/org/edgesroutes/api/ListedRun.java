package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.model.Run;

/**
 * A run in a list, with what tells by whom it was launched.
 *
 * @param callbackUrl null where the run has no callback or Edges does not give it back
 */
public record ListedRun(Run run, String callbackUrl) {

    /** @return empty for rows of which none is a run: they are no end of the list */
    static Optional<List<ListedRun>> list(JsonNode answer) {
        return ResultPage.array(answer).flatMap(rows -> {
            List<ListedRun> runs = new ArrayList<>(rows.size());
            rows.forEach(node -> RunJson.run(node)
                    .ifPresent(run -> runs.add(new ListedRun(run, RunJson.text(node.path("callback"), "url")))));
            return runs.isEmpty() && !rows.isEmpty() ? Optional.empty() : Optional.of(runs);
        });
    }
}

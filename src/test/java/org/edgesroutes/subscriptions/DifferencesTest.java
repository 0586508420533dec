package org.edgesroutes.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.edgesroutes.model.SubscriptionPart;
import org.edgesroutes.model.SubscriptionPart.State;
import org.edgesroutes.model.SubscriptionPart.Terms;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final String PARAMETERS = "{\"sync_mode\":\"incremental\",\"max_results\":100}";
    private static final Terms RUN =
            new Terms("ada", "linkedin-extract-messages", "Ada", "i-1", "h", 3, PARAMETERS, null, null);

    private static SubscriptionPart started(Terms terms) {
        return new SubscriptionPart(1, 1, State.STARTED, "k", "r-1", terms.cron() != null, terms, null, null, null);
    }

    private static Terms terms(String action, String identity, String hash, int inputs, String parameters) {
        return new Terms("ada", action, identity, null, hash, inputs, parameters, null, null);
    }

    @Test
    void theSameTermsDoNotDifferWhateverNamesTheIdentity() {
        assertThat(Differences.of(started(RUN), RUN, null)).isEmpty();
        assertThat(Differences.of(started(RUN), RUN, 100)).isEmpty();
        assertThat(Differences.of(started(RUN), terms(RUN.action(), "i-1", "h", 3, PARAMETERS), null))
                .isEmpty();
    }

    @Test
    void whatEdgesTellsOfMaxResultsCountsMoreThanWhatWasDeclared() {
        assertThat(Differences.of(started(RUN), RUN, 50)).containsExactly("max_results is 50, declared is 100");
    }

    @Test
    void eachDifferenceIsAClause() {
        Terms other = terms(
                "linkedin-extract-connections",
                "Grace",
                "g",
                4,
                "{\"sync_mode\":\"incremental\",\"max_results\":7,\"sort\":\"x\"}");

        assertThat(Differences.of(started(RUN), other, null))
                .isEqualTo(List.of(
                        "action is linkedin-extract-messages, declared is linkedin-extract-connections",
                        "identity is Ada, declared is Grace",
                        "it has 3 inputs, declared are 4",
                        "max_results is 100, declared is 7",
                        "parameters differ in sort"));
        assertThat(Differences.of(started(RUN), terms(RUN.action(), "Ada", "g", 3, PARAMETERS), null))
                .containsExactly("its inputs are others than declared");
    }

    @Test
    void aScheduleDiffersInItsTimesAndFromARun() {
        Terms nine = new Terms("ada", RUN.action(), "Ada", "i-1", "h", 3, PARAMETERS, "0 9 * * *", "UTC");
        Terms six = new Terms("ada", RUN.action(), "Ada", "i-1", "h", 3, PARAMETERS, "0 6 * * *", "Europe/Paris");

        assertThat(Differences.of(started(nine), six, null))
                .containsExactly(
                        "cron is 0 9 * * *, declared is 0 6 * * *", "timezone is UTC, declared is Europe/Paris");
        assertThat(Differences.of(started(RUN), six, null)).containsExactly("it is a run, declared is a schedule");
        assertThat(Differences.of(started(six), RUN, null)).containsExactly("it is a schedule, declared is a run");
    }
}

package org.edgesroutes.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.edgesroutes.campaign.Comparison.Produced;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static Content content(String json) {
        try {
            return Content.of("run", new ObjectMapper().readTree(json));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Produced produced(String json, boolean repeated) {
        return new Produced(content(json), 1, repeated);
    }

    @Test
    void aRecordThatTheTargetLacksIsLostUnlessTheLedgerNamesItsIteration() {
        Comparison comparison = new Comparison(
                List.of(produced("{\"id\":1}", false), produced("{\"id\":2}", false)),
                Map.of("cb:0", content("{\"id\":1}")));

        assertThat(comparison.lost(record -> false))
                .extracting(Produced::content)
                .containsExactly(content("{\"id\":2}"));
        assertThat(comparison.lost(record -> record.iteration() == 1)).isEmpty();
        assertThat(comparison.nowhere()).hasSize(1);
        assertThat(comparison.twice()).isEmpty();
        assertThat(comparison.foreign()).isEmpty();
    }

    @Test
    void aRecordUnderTwoIdsIsThereTwiceUnlessItWasNewOrChangedTwice() {
        Map<String, Content> held = Map.of("cb:0", content("{\"id\":1}"), "cb:1", content("{\"id\":1}"));

        assertThat(new Comparison(List.of(produced("{\"id\":1}", false), produced("{\"id\":1}", true)), held).twice())
                .hasSize(1);
        assertThat(new Comparison(List.of(produced("{\"id\":1}", false), produced("{\"id\":1}", false)), held).twice())
                .isEmpty();
    }

    @Test
    void whatNobodyProducedIsForeign() {
        Comparison comparison = new Comparison(List.of(), Map.of("cb:0", content("{\"id\":1}")));
        assertThat(comparison.foreign()).hasSize(1);
    }

    @Test
    void aNumberIsItsTextAndTheTimeOfExtractionDoesNotCount() {
        assertThat(content("{\"id\":7,\"extracted_at\":\"now\"}")).isEqualTo(content("{\"id\":\"7\"}"));
        assertThat(content("{\"id\":7}")).isNotEqualTo(content("{\"id\":8}"));
    }
}

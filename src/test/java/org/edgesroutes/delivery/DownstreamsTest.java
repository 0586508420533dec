package org.edgesroutes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.ledger.deliveries.DownstreamState;
import org.junit.jupiter.api.Test;

class DownstreamsTest extends DeliveryTestBase {

    private final List<String> three = List.of("1", "2", "3");

    @Test
    void aDownstreamThatVanishedFromTheRoutesKeepsItsRowsAndGetsNewOnes() {
        DownstreamRepository downstreams = new DownstreamRepository(ledger);
        assertThat(downstreams.register("gone", true)).isTrue();
        rows.callback("one", "a", "run", three, three);
        rows.callback("two", "a", "run", three, three);

        assertThat(new DownstreamRepository(ledger).all())
                .containsExactly(new DownstreamState("gone", null, null, 0, null, 2, 0, 0));
    }

    @Test
    void aDownstreamThatIsRegisteredAgainGetsNothingTwice() {
        DownstreamRepository downstreams = new DownstreamRepository(ledger);
        rows.callback("one", "a", "run", three, three);
        assertThat(downstreams.register("crm", true)).isTrue();
        assertThat(rows.open("crm")).isEqualTo(1);
        rows.execute("UPDATE edges_delivery SET done_at = '2026-03-01T08:00:00.000Z', next_index = 3");
        assertThat(downstreams.register("crm", true)).isFalse();
        assertThat(rows.open("crm")).isZero();
    }

    @Test
    void aRegistrationThatWasInterruptedIsFinishedByTheNextOne() {
        DownstreamRepository downstreams = new DownstreamRepository(ledger);
        IntStream.range(0, 5).forEach(i -> rows.callback("cb-" + i, "a", "run", three, three));
        downstreams.register("crm", true);
        rows.execute("DELETE FROM edges_delivery WHERE callback_id > 2");
        rows.execute("UPDATE edges_downstream SET backfill_from = 3");

        downstreams.register("crm", true);
        assertThat(rows.open("crm")).isEqualTo(5);
    }

    @Test
    void whatStillWaitsForItsRunOrHasNoRecordsIsNotEnlisted() {
        rows.callback("keyed", "a", "run", three, three);
        rows.callback("waits", "a", "run", three, three);
        rows.callback("empty", "a", "run", List.of(), List.of());
        rows.execute(
                "UPDATE edges_callback SET keyed_at = NULL, record_states = NULL WHERE callback_ref_uid = 'waits'");
        rows.execute("UPDATE edges_callback SET record_states = NULL WHERE callback_ref_uid = 'empty'");

        new DownstreamRepository(ledger).register("crm", true);
        assertThat(rows.open("crm")).isEqualTo(1);
    }
}

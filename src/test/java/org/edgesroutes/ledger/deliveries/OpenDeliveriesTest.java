package org.edgesroutes.ledger.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.status.StatusQueries;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked again and again must not take longer with every record that was ever delivered. */
class OpenDeliveriesTest {

    @TempDir
    Path directory;

    static Stream<String> queries() {
        return Stream.of(DeliveryRepository.HEADS, DownstreamRepository.ALL, StatusQueries.OLDEST_OPEN);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void whatIsOpenIsFoundWithoutLookingAtWhatIsDone(String query) {
        EdgesSettings.Ledger settings = new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db"));
        try (Ledger ledger = Ledger.open(settings, Clock.systemUTC())) {
            List<String> plan =
                    ledger.read(tx -> tx.list("EXPLAIN QUERY PLAN " + query, row -> row.getString("detail")));

            assertThat(plan)
                    .anyMatch(step -> step.startsWith("SEARCH d USING INDEX edges_delivery_open"))
                    .noneMatch(step -> step.startsWith("SEARCH d USING PRIMARY KEY"));
        }
    }
}

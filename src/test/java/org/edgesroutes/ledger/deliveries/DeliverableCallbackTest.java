package org.edgesroutes.ledger.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliverableCallbackTest {

    @TempDir
    Path directory;

    @Test
    void aCallbackWithoutAnIterationIsNotDeliveredAsIterationZero() {
        EdgesSettings.Ledger settings = new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db"));
        try (Ledger ledger = Ledger.open(settings, Clock.systemUTC())) {
            ledger.write(tx -> tx.update("""
                    INSERT INTO edges_callback (callback_id, callback_ref_uid, origin, action, record_count, body, received_at)
                    VALUES (1, 'c-1', 'callback', 'linkedin-extract-messages', 0, '{}', '2026-03-01T00:00:00.000Z')"""));

            assertThat(new DeliveryRepository(ledger).callback(1))
                    .get()
                    .extracting(DeliverableCallback::iteration)
                    .isNull();
        }
    }
}

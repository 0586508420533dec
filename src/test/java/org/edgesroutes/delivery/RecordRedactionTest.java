package org.edgesroutes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.edgesroutes.ledger.deliveries.DeliverableCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordRedactionTest {

    private static final String RECORD = "{\"name\":\"Ada Lovelace\",\"id\":815,\"profile\":4711081547,"
            + "\"about\":\"Wrote the first program for a machine\",\"url\":\"https://www.linkedin.com/in/ada-lovelace-1815\","
            + "\"ok\":true}";

    private static String without(String text) {
        String body =
                "{\"results\":[" + RECORD + "],\"input\":{\"of\":\"Charles\"},\"custom_data\":{\"team\":\"Zoë-7\"}}";
        CallbackRecords records = CallbackRecords.of(new DeliverableCallback(
                1,
                "cb",
                "run",
                "a",
                1,
                Instant.EPOCH,
                body.getBytes(StandardCharsets.UTF_8),
                "[[\"created\",\"815\",\"h\"]]"));
        return RecordRedaction.of(text, List.of(new RecordTask(records, 0, "815", null, null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "For input string: \"Ada Lovelace\"|For input string: \"…\"",
                "key (profile)=(4711081547) exists|key (profile)=(…) exists",
                "about: Wrote the first pro|about: …",
                "HTTP 404 from http://crm/people/Ada%20Lovelace|HTTP 404 from http://crm/people/…",
                "HTTP 404 from http://crm/people/Ada+Lovelace|HTTP 404 from http://crm/people/…",
                "Charles and Zoë-7|… and …",
                "see https://www.linkedin.com/in/ada-lovelace-1815|see …"
            })
    void eachValueIsGoneHoweverItIsQuoted(String text, String expected) {
        assertThat(without(text)).isEqualTo(expected);
    }

    @Test
    void theWholeRecordIsGoneAsTextAndAsAMap() {
        assertThat(without("cannot read " + RECORD + " at all")).isEqualTo("cannot read … at all");
        assertThat(without("no type for " + RECORD.substring(0, 60))).isEqualTo("no type for …");
        assertThat(without("not in {name=Ada Lovelace, id=815, profile=4711081547}"))
                .doesNotContain("Ada", "4711081547");
    }

    @ParameterizedTest
    @CsvSource({"HTTP 422 from https://www.example.com/contacts: it is true", "Charlestown is no city", "status 815"})
    void whatHelpsAndIsNoContentStays(String text) {
        assertThat(without(text)).isEqualTo(text);
    }
}

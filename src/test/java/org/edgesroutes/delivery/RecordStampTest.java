package org.edgesroutes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.edgesroutes.model.EdgesHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordStampTest {

    private final RecordStamp stamp = new RecordStamp();

    private static Exchange exchange(Object body) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader(EdgesHeaders.RECORD_ID, "cb:0");
        exchange.getMessage().setHeader(EdgesHeaders.RECORD_KEY, "k\"1");
        exchange.getMessage().setHeader(EdgesHeaders.CHANGE, "updated");
        exchange.getMessage().setHeader(EdgesHeaders.RUN_UID, "run");
        exchange.getMessage().setHeader(EdgesHeaders.ITERATION, 2);
        exchange.setVariable(EdgesHeaders.RECEIVED_AT, Instant.parse("2026-03-01T08:00:00Z"));
        return exchange;
    }

    private String line(String record) {
        return new String(stamp.line(exchange(record)), StandardCharsets.UTF_8);
    }

    @Test
    void theRecordStaysAsItCameAndTheStampIsItsLastField() {
        assertThat(line("{ \"n\": 1.50, \"name\":\"Zoë \\u00e9\" }"))
                .isEqualTo("{ \"n\": 1.50, \"name\":\"Zoë \\u00e9\" ,\"_edges\":{\"id\":\"cb:0\",\"key\":\"k\\\"1\","
                        + "\"change\":\"updated\",\"run_uid\":\"run\",\"iteration\":2,"
                        + "\"received_at\":\"2026-03-01T08:00:00Z\"}}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|{\"_edges\":1}",
                "{ }|{ \"_edges\":1}",
                "{\"a\":1}|{\"a\":1,\"_edges\":1}",
                "7|{\"value\":7,\"_edges\":1}",
                "[1,2]|{\"value\":[1,2],\"_edges\":1}",
                "null|{\"value\":null,\"_edges\":1}"
            })
    void whateverTheRecordIsTheLineIsAnObject(String record, String line) {
        assertThat(RecordStamp.stamped(record, "1")).isEqualTo(line);
    }

    @Test
    void aRecordOfSeveralLinesBecomesOne() {
        assertThat(line("{\r\n  \"a\": 1\n}")).hasLineCount(1).startsWith("{    \"a\": 1 ,\"_edges\"");
    }

    @Test
    void aParsedRecordIsRefusedWithAWordOnWhatToChange() {
        assertThatThrownBy(() -> stamp.line(exchange(Map.of("a", 1)))).hasMessageContaining("format=json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a/b", "a\\b", "", "a\0b", "ü", "a b"})
    @NullSource
    void anActionThatIsNoSafeFileNameGoesToUnknown(String action) {
        assertThat(stamp.fileName(null, action)).isEqualTo("unknown.ndjson");
    }

    @Test
    void aFileIsNamedAfterItsAction() {
        assertThat(stamp.fileName(null, "linkedin-extract-connections"))
                .isEqualTo("linkedin-extract-connections.ndjson");
        assertThat(stamp.fileName("acme", "a.b")).isEqualTo("acme/a.b.ndjson");
        assertThat(stamp.fileName("..", "../x")).isEqualTo("unknown/unknown.ndjson");
    }
}

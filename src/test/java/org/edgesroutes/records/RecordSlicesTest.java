package org.edgesroutes.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSlicesTest {

    private static List<String> records(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return RecordSlices.of(bytes).stream().map(slice -> slice.text(bytes)).toList();
    }

    @Test
    void everyRecordComesOutExactlyAsItStandsInTheBody() {
        assertThat(records("""
                        {"run":{"results":[9]}, "results" : [ {"a" : 1.50, "name":"Zoë 🦊 \\u00e9"} ,{"a":[1,{}]},"x\\"y", 12.0 ,-3e5,true,null,[1, 2],{}]}"""))
                .containsExactly(
                        "{\"a\" : 1.50, \"name\":\"Zoë 🦊 \\u00e9\"}",
                        "{\"a\":[1,{}]}",
                        "\"x\\\"y\"",
                        "12.0",
                        "-3e5",
                        "true",
                        "null",
                        "[1, 2]",
                        "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"b\": 1}", "\"text\"", "17", "false"})
    void aResultsValueThatIsNoArrayIsOneRecord(String value) {
        assertThat(records("{\"results\": " + value + " , \"error\":null}")).containsExactly(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"results\":null}", "{\"results\":[]}", "{}", "[1,2]", "7", ""})
    void aBodyWithoutResultsHasNoRecords(String body) {
        assertThat(records(body)).isEmpty();
    }

    @Test
    void inputAndCustomDataAreFoundWhereverTheyStandAndNullIsAbsent() {
        byte[] body =
                "{\"custom_data\": {\"ref\": [1]},\"results\":[1],\"input\":\"é\"}".getBytes(StandardCharsets.UTF_8);
        RecordSlices slices = RecordSlices.in(body);
        assertThat(slices.input().text(body)).isEqualTo("\"é\"");
        assertThat(slices.customData().text(body)).isEqualTo("{\"ref\": [1]}");

        RecordSlices none = RecordSlices.in("{\"input\":null,\"results\":[]}".getBytes(StandardCharsets.UTF_8));
        assertThat(none.input()).isNull();
        assertThat(none.customData()).isNull();
    }

    @Test
    void aLongTextIsSlicedWhole() {
        String text = "\"" + "ü".repeat(50_000) + "\"";
        assertThat(records("{\"results\":[" + text + ",1]}")).containsExactly(text, "1");
    }

    @Test
    void aBodyThatIsCutOffIsRefused() {
        assertThatThrownBy(() -> records("{\"results\":[{\"a\":1},{\"b\"")).isInstanceOf(UncheckedIOException.class);
    }
}

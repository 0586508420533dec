package org.edgesroutes.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.edgesroutes.model.KeyedRecord;
import org.junit.jupiter.api.Test;

class RecordKeyerTest {

    private final RecordKeyer keyer = new RecordKeyer(Map.of(
            "connections", List.of(List.of("linkedin_profile_id"), List.of("sales_navigator_profile_id")),
            "viewers", List.of(List.of("linkedin_profile_id", "view_timestamp"))));

    private String key(String action, String record) {
        return keyed(action, record).key();
    }

    private KeyedRecord keyed(String action, String record) {
        try {
            return keyer.keyed(action, List.of(new ObjectMapper().readTree(record)))
                    .get(0);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(record, failure);
        }
    }

    @Test
    void anIdIsTheSameKeyWhetherItComesAsANumberOrAsText() {
        assertThat(key("connections", "{\"linkedin_profile_id\":9007199254740993}"))
                .isEqualTo(key("connections", "{\"linkedin_profile_id\":\"9007199254740993\"}"))
                .isEqualTo("9007199254740993");
    }

    @Test
    void theNextAlternativeServesWhereTheFirstIsMissingNullOrBlank() {
        String other = "\"sales_navigator_profile_id\":\"ACw\"";
        assertThat(key("connections", "{" + other + "}")).isEqualTo("ACw");
        assertThat(key("connections", "{\"linkedin_profile_id\":null," + other + "}"))
                .isEqualTo("ACw");
        assertThat(key("connections", "{\"linkedin_profile_id\":\" \"," + other + "}"))
                .isEqualTo("ACw");
        assertThat(key("connections", "{\"linkedin_profile_id\":{}," + other + "}"))
                .isEqualTo("ACw");
    }

    @Test
    void aKeyOfSeveralFieldsNeedsAllOfThemAndNeverMeetsAnother() {
        assertThat(key("viewers", "{\"linkedin_profile_id\":1,\"view_timestamp\":170}"))
                .isEqualTo("1/170");
        assertThat(key("viewers", "{\"linkedin_profile_id\":1}")).startsWith("sha256:");
        assertThat(key("viewers", "{\"linkedin_profile_id\":\"1/2\",\"view_timestamp\":3}"))
                .isNotEqualTo(key("viewers", "{\"linkedin_profile_id\":\"1\",\"view_timestamp\":\"2/3\"}"));
    }

    @Test
    void anActionWithoutFieldsAndARecordThatIsNoObjectHaveTheirContentAsKey() {
        KeyedRecord text = keyed("something-else", "\"just text\"");
        assertThat(text.key()).isEqualTo("sha256:" + text.contentHash());
    }

    @Test
    void anOverlongIdIsShortenedToAHash() {
        assertThat(key("connections", "{\"linkedin_profile_id\":\"" + "9".repeat(5000) + "\"}"))
                .startsWith("sha256:")
                .hasSizeLessThan(50);
    }

    @Test
    void aKeyThatIsNoPlainTextBecomesItsHash() {
        String forged = key("connections", "{\"linkedin_profile_id\":\"7\\r\\nX-Forged: 1\"}");
        String half = key("connections", "{\"linkedin_profile_id\":\"\\ud83d\"}");
        assertThat(forged).startsWith("sha256:");
        assertThat(half)
                .startsWith("sha256:")
                .isNotEqualTo(key("connections", "{\"linkedin_profile_id\":\"\\ud83e\"}"));
        assertThat(key("connections", "{\"linkedin_profile_id\":\"Zoë 🩺\"}")).isEqualTo("Zoë 🩺");
    }
}

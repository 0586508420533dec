package org.edgesroutes.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTextTest {

    @ParameterizedTest
    @CsvSource({
        "cb-1:0,cb-1:0",
        "Ω-1:0,%CE%A9-1:0",
        "a b,a%20b",
        "50%,50%25",
        "'a\r\nX: y',a%0D%0AX:%20y",
        "Zoë 🦊,Zo%C3%AB%20%F0%9F%A6%8A"
    })
    void aHeaderIsVisibleAsciiWithoutLineBreaks(String text, String header) {
        assertThat(HeaderText.of(text)).isEqualTo(header);
    }

    @Test
    void differentTextsStayDifferentAndNoneIsLong() {
        String longest = "x".repeat(70_000);
        List<String> texts = List.of("Ω-1", "Σ-1", "?-1", "%CE%A9-1", longest, longest + "y", "Ω".repeat(100));
        assertThat(texts.stream().map(HeaderText::of))
                .doesNotHaveDuplicates()
                .allMatch(header -> header.length() <= 250);
    }
}

package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final List<OutputRow> ROWS = List.of(
            new OutputRow()
                    .with("run_uid", "a")
                    .with("records", 5L)
                    .with("why_not", "it is in progress, and will be for long"),
            new OutputRow().with("run_uid", "b").with("records", 12_345L).with("why_not", null));

    private static List<String> printed(int width, List<OutputRow> rows) {
        StringWriter out = new StringWriter();
        try (PrintWriter writer = new PrintWriter(out)) {
            new TextTable(List.copyOf(rows.get(0).values().keySet()), rows).print(writer, width);
        }
        return out.toString().lines().toList();
    }

    @Test
    void nothingIsCutWhereTheOutputIsNoTerminal() {
        assertThat(printed(Integer.MAX_VALUE, ROWS))
                .containsExactly(
                        "RUN UID  RECORDS  WHY NOT",
                        "a              5  it is in progress, and will be for long",
                        "b          12345");
    }

    @Test
    void textsAreCutUntilALineFitsTheTerminalAndNumbersAndTimesAreNot() {
        assertThat(printed(40, ROWS)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
        assertThat(printed(40, ROWS).get(1)).isEqualTo("a              5  it is in progress, an…");
        OutputRow narrow = new OutputRow()
                .with("run_uid", "3f2a91c4-77")
                .with("records", 123_456_789_012L)
                .with("at", Instant.EPOCH)
                .with("why", "0123456789");
        assertThat(printed(5, List.of(narrow)).get(1))
                .isEqualTo("3f2a91c…  123456789012  1970-01-01T00:00:00Z  0123456…");
        assertThat(printed(55, List.of(narrow)).get(1)).startsWith("3f2a91c…  ").endsWith("Z  01234567…");
    }

    @Test
    void whoeverSentATextCannotMoveTheCursorOfWhoeverReadsIt() {
        String hostile = "\u001b[2Jfine\r\nforged \u009b31m\u202eend\u0000";
        assertThat(TextTable.text(hostile)).isEqualTo(" [2Jfine forged 31m end ");
        assertThat(TextTable.text(Instant.parse("2026-03-01T08:00:00.123Z"))).isEqualTo("2026-03-01T08:00:00Z");
    }
}

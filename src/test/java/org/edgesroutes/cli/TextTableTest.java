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
    void theLastTextStandsBelowItsRowWhereTheLineIsTooNarrowForIt() {
        assertThat(printed(40, ROWS))
                .containsExactly(
                        "RUN UID  RECORDS",
                        "a              5",
                        "    it is in progress, and will be for",
                        "    long",
                        "b          12345");
    }

    @Test
    void whatTellsRowsApartIsKeptWhereThereIsNoRoomForAll() {
        List<OutputRow> rows = List.of(
                row("3f2a91c4-77d0-4a51-9d5c-0f2f3ab4c111", "linkedin-extract-messages"),
                row("417b6eaf-492f-33d4-b1c2-5b232215fcd3", "linkedin-extract-page-followers"));
        assertThat(printed(70, rows))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(70))
                .contains(
                        "RUN UID   ACTION          AT           WHY",
                        "3f2a91c4  messages        03-01 08:00  refused: not incremental",
                        "417b6eaf  page-followers  03-01 08:00  refused: not incremental");
    }

    private static OutputRow row(String uid, String action) {
        return new OutputRow()
                .with("run_uid", uid)
                .with("action", action)
                .with("at", Instant.parse("2026-03-01T08:00:00Z"))
                .with("empty", null)
                .with("why", "refused: not incremental");
    }

    @Test
    void textsAreCutUntilALineFitsAndNumbersAndTimesAreNot() {
        OutputRow narrow = new OutputRow()
                .with("name", "3f2a91c4-77")
                .with("records", 123_456_789_012L)
                .with("at", Instant.EPOCH);
        assertThat(printed(5, List.of(narrow)).get(1)).isEqualTo("3f2a91c…  123456789012  01-01 00:00");
    }

    @Test
    void aTextCannotMoveTheCursorOfItsReader() {
        String hostile = "\u001b[2Jfine\r\nforged \u009b31m\u202eend\u0000";
        assertThat(TextTable.text(hostile)).isEqualTo(" [2Jfine forged 31m end ");
        assertThat(TextTable.text(Instant.parse("2026-03-01T08:00:00.123Z"))).isEqualTo("2026-03-01T08:00:00Z");
    }
}

package org.edgesroutes.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Times from after the given one, as the clock of the zone shows them, with its offset. */
    private static List<String> next(String cron, String after, ZoneId zone, int count) {
        Instant from = OffsetDateTime.parse(after).toInstant();
        return CronSchedule.parse(cron).next(from, zone, count).stream()
                .map(next -> next.atZone(zone).toOffsetDateTime().toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *        | 2026-03-01T08:00",
                "0 9 * * *        | 2026-03-01T09:00",
                "59 7 * * *       | 2026-03-02T07:59",
                "*/15 * * * *     | 2026-03-01T08:00",
                "7-59/20 8 * * *  | 2026-03-01T08:07",
                "0 0 1 * *        | 2026-04-01T00:00",
                "0 12 * * 1-5     | 2026-03-02T12:00",
                "0 12 * * 0       | 2026-03-01T12:00",
                "0 12 * 2,6 6     | 2026-06-06T12:00",
                "0 0 31 * *       | 2026-03-31T00:00",
                "0 0 31 4,5 *     | 2026-05-31T00:00",
                "0 0 29 2 *       | 2028-02-29T00:00",
                "5,10 3 * 12 *    | 2026-12-01T03:05"
            })
    void theNextExecutionIsTheFirstLaterMomentThatMatches(String cron, String expected) {
        Instant after = Instant.parse("2026-03-01T07:59:59Z");
        assertThat(CronSchedule.parse(cron).next(after, ZoneOffset.UTC))
                .contains(LocalDateTime.parse(expected).toInstant(ZoneOffset.UTC));
    }

    @Test
    void anExecutionIsNeverItsOwnSuccessor() {
        assertThat(next("0 9 * * *", "2026-03-01T09:00Z", ZoneOffset.UTC, 2))
                .containsExactly("2026-03-02T09:00Z", "2026-03-03T09:00Z");
    }

    @Test
    void eitherDayIsEnoughWhenDayOfMonthAndWeekdayAreBothRestricted() {
        assertThat(next("0 9 13 * 5", "2026-03-06T10:00Z", ZoneOffset.UTC, 4))
                .containsExactly("2026-03-13T09:00Z", "2026-03-20T09:00Z", "2026-03-27T09:00Z", "2026-04-03T09:00Z");
        assertThat(next("0 9 1 * 1", "2026-03-30T10:00Z", ZoneOffset.UTC, 2))
                .containsExactly("2026-04-01T09:00Z", "2026-04-06T09:00Z");
    }

    @Test
    void aDayThatAMonthDoesNotHaveIsLeftOut() {
        assertThat(next("0 0 31 * *", "2026-03-31T00:00Z", ZoneOffset.UTC, 3))
                .containsExactly("2026-05-31T00:00Z", "2026-07-31T00:00Z", "2026-08-31T00:00Z");
    }

    @Test
    void aDateThatNeverComesHasNoExecution() {
        assertThat(CronSchedule.parse("0 0 30 2 *").next(Instant.EPOCH, ZoneOffset.UTC))
                .isEmpty();
        assertThat(CronSchedule.parse("0 0 31 4,6 *").next(Instant.EPOCH, ZoneOffset.UTC, 3))
                .isEmpty();
    }

    @Test
    void aLeapDayIsFoundAcrossACenturyWithoutOne() {
        assertThat(next("0 0 29 2 *", "2096-03-01T00:00Z", ZoneOffset.UTC, 1)).containsExactly("2104-02-29T00:00Z");
    }

    @Test
    void theHourIsThatOfTheZoneInSummerAndInWinter() {
        assertThat(next("0 9 * * *", "2026-03-28T08:00Z", PARIS, 2))
                .containsExactly("2026-03-29T09:00+02:00", "2026-03-30T09:00+02:00");
        assertThat(next("0 9 * * *", "2026-10-24T07:00Z", PARIS, 1)).containsExactly("2026-10-25T09:00+01:00");
    }

    @Test
    void aTimeThatTheClockSkipsIsExecutedWhenTheClockHasBeenPutForward() {
        assertThat(next("30 2 * * *", "2026-03-28T12:00Z", PARIS, 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
    }

    @Test
    void severalSkippedTimesAreExecutedOnce() {
        assertThat(next("0,30 2 * * *", "2026-03-28T12:00Z", PARIS, 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T02:00+02:00");
    }

    @Test
    void aTimeThatComesTwiceIsExecutedOnce() {
        assertThat(next("30 2 * * *", "2026-10-24T12:00Z", PARIS, 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    }

    @Test
    void everyHourThatReallyPassesCountsWhenEveryHourIsAdmitted() {
        assertThat(next("15 * * * *", "2026-10-24T23:20Z", PARIS, 4))
                .containsExactly(
                        "2026-10-25T02:15+02:00",
                        "2026-10-25T02:15+01:00",
                        "2026-10-25T03:15+01:00",
                        "2026-10-25T04:15+01:00");
        assertThat(next("15 * * * *", "2026-03-29T00:20Z", PARIS, 2))
                .containsExactly("2026-03-29T03:15+02:00", "2026-03-29T04:15+02:00");
    }

    @Test
    void aClockThatIsPutBackAcrossMidnightLosesNoExecution() {
        ZoneId cairo = ZoneId.of("Africa/Cairo");
        assertThat(next("30 23 * * *", "2026-10-29T12:00Z", cairo, 2))
                .containsExactly("2026-10-29T23:30+03:00", "2026-10-30T23:30+02:00");
        assertThat(next("50 * * * *", "2026-10-29T20:55Z", cairo, 2))
                .containsExactly("2026-10-29T23:50+02:00", "2026-10-30T00:50+02:00");
    }

    @Test
    void aMidnightThatDoesNotExistIsExecutedWhenTheDayBegins() {
        assertThat(next("0 0 * * *", "2026-04-23T12:00Z", ZoneId.of("Africa/Cairo"), 1))
                .containsExactly("2026-04-24T01:00+03:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 * * * *    | minute '60' is outside of 0 to 59",
                "* 24 * * *    | hour '24' is outside of 0 to 23",
                "0 0 0 * *     | day of month '0' is outside of 1 to 31",
                "0 0 * 13 *    | month '13' is outside of 1 to 12",
                "0 0 * * 7     | weekday '7' is outside of 0 to 6",
                "0 0 * * MON   | weekday 'MON' is not a number, a range, a list or *",
                "0 0 ? * *     | day of month '?' is not a number, a range, a list or *",
                "0 9- * * *    | hour '9-' is not a number, a range, a list or *",
                "0 17-9 * * *  | hour '17-9' has a range that ends before it begins",
                "*/0 * * * *   | minute '*/0' needs a step of at least 1 behind /",
                "*/ * * * *    | minute '*/' needs a step of at least 1 behind /",
                "5/15 * * * *  | minute '5/15' needs a range or * in front of /",
                "1,,2 * * * *  | minute '1,,2' is not a number, a range, a list or *"
            })
    void aFieldThatCannotBeReadIsNamed(String cron, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronSchedule.parse(cron))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 9 * * ?             | 0 9 * * *",
                "0 30 8 ? * MON-FRI      | 30 8 * * 1-5",
                "0 30 8 ? * 2-6          | 30 8 * * 1-5",
                "0 0/5 9 * * ?           | */5 9 * * *",
                "0 7/20 8/2 * * ?        | 7-59/20 8-23/2 * * *",
                "0 */5 9 * * ?           | */5 9 * * *",
                "0 0 12 1 jan,jul ?      | 0 12 1 1,7 *",
                "0 0 12 ? * 1,7          | 0 12 * * 0,6",
                "0 0 12 ? * 1-7/2        | 0 12 * * 0-6/2",
                "0 0 12 ? * 6L           |",
                "0 0 12 LW * ?           |",
                "0 0 12 * * ? 2027       | 0 12 * * *"
            })
    void aQuartzExpressionIsRefusedWithTheOneThatWasProbablyMeant(String cron, String meant) {
        String tail = meant == null ? "weekday" : "; probably meant is '" + meant + "'";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronSchedule.parse(cron))
                .withMessageStartingWith("the cron expression '" + cron + "' has ")
                .withMessageEndingWith(tail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "* * * *", "@daily", "* * * * * * * *"})
    void anythingWithoutFiveFieldsIsRefused(String cron) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronSchedule.parse(cron))
                .withMessageContaining("give five: minute, hour, day of month, month, weekday");
    }

    @Test
    void spacesDoNotMakeAnotherSchedule() {
        assertThat(CronSchedule.parse("  0  9\t* * * ")).isEqualTo(CronSchedule.parse("0 9 * * *"));
        assertThat(CronSchedule.parse(" 0  9 * * *").expression()).isEqualTo("0 9 * * *");
    }
}

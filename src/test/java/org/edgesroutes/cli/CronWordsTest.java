package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.edgesroutes.model.CronSchedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 9 * * *          | at 09:00
            5 9,17 * * *       | at 09:05 and 17:05
            0 9 * * 1-5        | at 09:00, on Monday to Friday
            30 6 1,15 * *      | at 06:30, on day 1 and 15 of the month
            0 0 1 1 *          | at 00:00, on day 1 of the month, in January
            0 9 1 * 1          | at 09:00, on day 1 of the month or on Monday
            */15 * * * *       | every 15 minutes
            * * * * *          | every minute
            7 * * * *          | at minute 7 of every hour
            0 */6 * * *        | at minute 0 of every 6 hours
            */10 8-18 * * 1    | every 10 minutes of hour 8 to 18, on Monday
            0 9 * 3-5/2 0      | at 09:00, on Sunday, in March to May in steps of 2
            """)
    void aCronExpressionIsReadBackInWords(String cron, String words) {
        assertThat(CronWords.of(CronSchedule.parse(cron))).isEqualTo(words);
    }
}

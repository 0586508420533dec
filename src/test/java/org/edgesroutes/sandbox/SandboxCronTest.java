package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.edgesroutes.model.CronSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxCronTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:30Z");

    /** Asia/Kolkata has an offset of half an hour and never puts its clock forward. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Kolkata"})
    void itAgreesWithTheParserOfTheBundle(String zone) {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            String cron = field(random, 0, 59) + " " + field(random, 0, 23) + " " + field(random, 1, 31) + " "
                    + field(random, 1, 12) + " " + field(random, 0, 6);
            Instant after = FROM.plusSeconds(random.nextInt(400 * 86_400));
            assertThat(new SandboxCron(cron).next(after, ZoneId.of(zone)))
                    .as(cron + " after " + after)
                    .isEqualTo(CronSchedule.parse(cron).next(after, ZoneId.of(zone)));
        }
    }

    private static String field(Random random, int least, int greatest) {
        int from = least + random.nextInt(greatest - least + 1);
        int to = from + random.nextInt(greatest - from + 1);
        int step = 1 + random.nextInt(greatest);
        return switch (random.nextInt(6)) {
            case 0 -> Integer.toString(from);
            case 1 -> from + "-" + to;
            case 2 -> from + "-" + to + "/" + step;
            case 3 -> "*/" + step;
            case 4 -> to + "," + from;
            default -> "*";
        };
    }

    @Test
    void aDateThatNeverComesHasNoExecution() {
        assertThat(new SandboxCron("0 0 30 2 *").next(FROM, ZoneOffset.UTC)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "0 0 9 * * ?",
                "60 * * * *",
                "* * * * 7",
                "* * * * MON",
                "9-3 * * * *",
                "*/0 * * * *"
            })
    void anythingElseIsRefused(String cron) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SandboxCron(cron));
    }
}

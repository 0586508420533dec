package org.edgesroutes.ledger.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRepositoryTest extends SourceTestBase {

    private static final String STATES = "SELECT record_key || '=' || content_hash || ' ' || input_hash || ' '"
            + " || callback_id || ':' || record_index FROM edges_record_state ORDER BY 1";

    @Test
    void aRecordOfTwoRunsOfAScheduleIsDeliveredOnce() {
        assertThat(callback("r1", "s", "in", "a=1", "b=1")).isEqualTo("created created");
        assertThat(callback("r2", "s", "in", "a=1", "b=2", "c=1")).isEqualTo("repeated updated created");
        assertThat(callback("r3", "s", "in", "b=1")).isEqualTo("updated");
    }

    @Test
    void aRecordUnderTwoInputsOrTwoUnrelatedRunsIsTwoRecords() {
        callback("r1", "s", "in1", "a=1");
        assertThat(callback("r2", "s", "in2", "a=1")).isEqualTo("created");
        assertThat(callback("other", null, "in1", "a=1")).isEqualTo("created");
        assertThat(callback("r4", "t", "in1", "a=1")).isEqualTo("created");
    }

    @Test
    void outputsOfARunBringNothingThatAnotherRunOfTheScheduleBrought() {
        callback("r1", "s", "in", "a=1");
        callback("r2", "s", "in", "a=2");
        assertThat(outputs("r1", "a=1", "b=1")).isEqualTo("repeated created");
        assertThat(outputs("r2", "a=1", "a=2", "b=1")).isEqualTo("repeated repeated repeated");
        assertThat(callback("r3", "s", "in", "a=2")).isEqualTo("repeated");
    }

    @Test
    void aRunWhoseScheduleIsLearnedLateIsComparedWithinItFromThenOn() {
        callback("r1", "s", "in", "a=1");
        assertThat(callback("r2", null, "in", "a=1", "b=1")).isEqualTo("created created");
        sources.runOfSchedule("s", "r2");
        assertThat(callback("r2", null, "in", "a=1", "b=1")).isEqualTo("repeated repeated");
        assertThat(callback("r3", "s", "in", "b=1", "a=2")).isEqualTo("repeated updated");
    }

    @Test
    void aCallbackWithoutRecordsLinksItsRunToo() {
        callback("r1", "s", "in", "a=1");
        callback("r2", "s", "in");
        assertThat(callback("r2", null, "in", "a=1")).isEqualTo("repeated");
    }

    @Test
    void theLastStateOfTwoSourcesIsTheLastOfBothTogether() {
        callback("r1", null, "in", "a=1", "b=1");
        callback("r2", null, "in", "a=2", "b=2");
        callback("r1", null, "in", "b=3");
        sources.runOfSchedule("s", "r2");
        sources.runOfSchedule("s", "r1");
        assertThat(callback("r3", "s", "in", "a=2", "b=3")).isEqualTo("repeated repeated");
        assertThat(callback("r4", "s", "in", "a=1", "b=1")).isEqualTo("updated updated");
    }

    @Test
    void aRunKeepsItsOwnStatesWithoutMovingThemWhenItIsTheFirstOfItsSource() {
        callback("r1", null, "in", "a=1", "b=1");
        String before = rows.text("SELECT run_id FROM edges_record_state");
        sources.runOfSubscription("crm", "r1");
        assertThat(rows.text("SELECT run_id FROM edges_record_state")).isEqualTo(before);
        assertThat(rows.text("SELECT source_id FROM edges_source")).isEqualTo("1");
    }

    @Test
    void aScheduleGoesOnWhereTheOneThatItWasMigratedFromEnded() {
        callback("r1", "old", "in", "a=1");
        sources.sameSchedule("new", "old");
        sources.sameSchedule("new", "old");
        assertThat(callback("r2", "new", "in", "a=1", "b=1")).isEqualTo("repeated created");
        assertThat(callback("r3", "old", "in", "b=1")).isEqualTo("repeated");
    }

    @Test
    void aMigrationMayBeToldBeforeAnyRunOfEitherScheduleIsKnown() {
        sources.sameSchedule("new", "old");
        sources.sameSchedule("newer", "new");
        sources.sameSchedule("another", "unrelated");
        callback("r1", "old", "in", "a=1");
        assertThat(callback("r2", "newer", "in", "a=1")).isEqualTo("repeated");
        assertThat(callback("r3", "another", "in", "a=1")).isEqualTo("created");
    }

    @Test
    void aSubscriptionSharesItsRecordsAmongItsRunsAndSchedulesUnderEachOfItsNames() {
        sources.runOfSubscription("crm", "r1");
        callback("r1", null, "in", "a=1");
        sources.scheduleOfSubscription("crm", "s");
        assertThat(callback("r2", "s", "in", "a=1")).isEqualTo("repeated");
        sources.renamedSubscription("sales", "crm");
        sources.runOfSubscription("sales", "r3");
        assertThat(callback("r3", null, "in", "a=1")).isEqualTo("repeated");
    }

    @Test
    void aRunThatIsToldBeforeItsFirstCallbackIsCountedFromItsFirstIterationOn() {
        sources.runOfSubscription("crm", "r1");
        callback("r1", null, "in", "a=1");
        assertThat(rows.text("SELECT iteration FROM edges_callback")).isEqualTo("1");
        assertThat(rows.text("SELECT status FROM edges_run")).isEqualTo("null");
    }

    /** Every order in which the links of four runs, two schedules and a subscription may be learned has one result. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void sourcesAreOneInWhateverOrderAndHoweverOftenTheyAreUnited(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            String run = "r" + (1 + random.nextInt(4));
            callback(run, null, "in" + random.nextInt(2), "k" + random.nextInt(5) + "=" + random.nextInt(3));
            outputs("r1", "k" + random.nextInt(5) + "=" + random.nextInt(3));
        }
        callback("bystander", null, "in0", "k0=0", "k1=1");
        String expected = union();

        List<Runnable> links = new ArrayList<>(List.of(
                () -> sources.runOfSchedule("old", "r1"),
                () -> sources.runOfSchedule("old", "r2"),
                () -> sources.runOfSchedule("new", "r3"),
                () -> sources.runOfSubscription("crm", "r4"),
                () -> sources.sameSchedule("new", "old"),
                () -> sources.scheduleOfSubscription("crm", "new")));
        links.addAll(links.subList(0, 6).stream().toList());
        Collections.shuffle(links, random);
        links.forEach(Runnable::run);

        assertThat(rows.text(STATES)).isEqualTo(expected);
        assertThat(rows.number("SELECT count(DISTINCT source_id) FROM edges_source"))
                .isEqualTo(1);
        assertThat(rows.number("SELECT count(DISTINCT coalesce(source_id, run_id)) FROM edges_run"))
                .isEqualTo(2);
        assertThat(rows.number("SELECT count(*) FROM edges_record_state WHERE run_id NOT IN"
                        + " (SELECT coalesce(source_id, run_id) FROM edges_run)"))
                .isZero();
    }

    /** @return what the states of the runs, but the bystander, are together: of equal ones the last */
    private String union() {
        return rows.text("""
                SELECT record_key || '=' || content_hash || ' ' || input_hash || ' ' || callback_id || ':' || record_index
                FROM (SELECT record_key, input_hash, content_hash, callback_id, record_index, row_number() OVER (
                          PARTITION BY run_id = (SELECT run_id FROM edges_run WHERE run_uid = 'bystander'),
                              record_key, input_hash, content_hash
                          ORDER BY callback_id DESC, record_index DESC) AS place
                      FROM edges_record_state)
                WHERE place = 1 ORDER BY 1""");
    }
}

package org.edgesroutes.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.model.RecordHistory.FROM_OUTPUTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordHistoryTest {

    private static final RecordArrival HERE = new RecordArrival(null, 0);

    private final RecordHistory history = new RecordHistory();

    private Change callback(String content) {
        return next(history, "input", content);
    }

    private Change outputs(String content) {
        return next(history, FROM_OUTPUTS, content);
    }

    private static Change next(RecordHistory history, String input, String content) {
        return history.next(input, content, HERE, last -> false);
    }

    @Test
    void theFirstIsCreatedAnotherContentUpdatedTheSameRepeated() {
        assertThat(callback("A")).isEqualTo(Change.CREATED);
        assertThat(callback("A")).isEqualTo(Change.REPEATED);
        assertThat(callback("B")).isEqualTo(Change.UPDATED);
        assertThat(callback("A")).isEqualTo(Change.UPDATED);
    }

    @Test
    void anotherInputHasAHistoryOfItsOwn() {
        callback("A");
        assertThat(next(history, "other", "A")).isEqualTo(Change.CREATED);
    }

    @Test
    void outputsRepeatEveryContentThatCameBefore() {
        callback("A");
        callback("B");
        assertThat(outputs("A")).isEqualTo(Change.REPEATED);
        assertThat(outputs("C")).isEqualTo(Change.UPDATED);
        assertThat(callback("B"))
                .as("an old version in outputs is not the last state")
                .isEqualTo(Change.REPEATED);
    }

    @Test
    void aCallbackAfterTheOutputsThatBroughtItIsRepeated() {
        callback("A");
        outputs("B");
        assertThat(callback("B")).isEqualTo(Change.REPEATED);
        assertThat(callback("C")).isEqualTo(Change.UPDATED);
        assertThat(callback("B")).isEqualTo(Change.UPDATED);
    }

    @Test
    void ofOutputsAloneAnEarlierContentIsUpdatedWhereItIsKnownToBeNewer() {
        outputs("A");
        outputs("B");
        assertThat(history.next(FROM_OUTPUTS, "A", HERE, last -> false)).isEqualTo(Change.REPEATED);
        assertThat(history.next(FROM_OUTPUTS, "A", HERE, last -> true)).isEqualTo(Change.UPDATED);
        assertThat(history.next(FROM_OUTPUTS, "A", HERE, last -> true))
                .as("it is the last one now")
                .isEqualTo(Change.REPEATED);
    }

    @Test
    void afterAnythingNewFromCallbacksTheirLastValueIsAlwaysDelivered() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            RecordHistory one = new RecordHistory();
            List<String> came = new ArrayList<>();
            String target = null;
            String last = null;
            boolean newSinceOutputs = false;
            for (int step = 0; step < 8; step++) {
                String content = "ABC".substring(random.nextInt(3)).substring(0, 1);
                boolean fetched = step < 2 && random.nextBoolean();
                Change change = next(one, fetched ? FROM_OUTPUTS : "input", content);
                came.add((fetched ? "outputs " : "callback ") + content + " " + change);
                target = change == Change.REPEATED ? target : content;
                last = content;
                newSinceOutputs = !fetched && (newSinceOutputs || change != Change.REPEATED);
                if (newSinceOutputs) {
                    assertThat(target).as("%s", came).isEqualTo(last);
                }
            }
        }
    }
}

package org.edgesroutes.subscriptions.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.edgesroutes.model.Subscription;
import org.junit.jupiter.api.Test;

class InputFieldsTest extends DeclarationsTestBase {

    @Test
    void anActionOfTheOwnAccountNeedsNoInput() throws IOException {
        Subscription one = one(START.replace("messages", "connections"));

        assertThat(one.inputs()).containsExactly("{}");
        assertThat(one.scheduled()).isFalse();
        assertThat(one.enabled()).isTrue();
    }

    @Test
    void placeholdersAndEscapesAreTakenLiterally() throws IOException {
        Subscription one = one(START + """
                    inputs:
                      - text: '${HOME} {{edges.api.key}} \\${x} \\\\'
                        since: 2026-01-01
                """);

        assertThat(one.inputs())
                .containsExactly("{\"text\":\"${HOME} {{edges.api.key}} \\\\${x} \\\\\\\\\",\"since\":\"2026-01-01\"}");
    }

    @Test
    void inputsComeFromLinesOfJson() throws IOException {
        file("threads.ndjson", "{\"t\":1}\n\n{\"t\":2,\"custom_data\":{\"a\":1}}\r\n");

        assertThat(one(START + "    inputs-file: threads.ndjson\n    custom-data: {b: 2}\n")
                        .inputs())
                .containsExactly("{\"t\":1,\"custom_data\":{\"b\":2}}", "{\"t\":2,\"custom_data\":{\"a\":1}}");
    }

    @Test
    void inputsComeFromAnArrayOfJson() throws IOException {
        file("threads.json", "\uFEFF[{\"t\":1},\n {\"t\":2}]");

        assertThat(one(START + "    inputs-file: threads.json\n").inputs()).containsExactly("{\"t\":1}", "{\"t\":2}");
    }

    @Test
    void inputsComeFromCsvWithHeadings() throws IOException {
        file("threads.csv", "linkedin_thread_id,note\r\n007,\"a, \"\"b\"\"\nc\"\r\n\r\n2-x,\r\n");

        assertThat(one(START + "    inputs-file: threads.csv\n").inputs())
                .containsExactly(
                        "{\"linkedin_thread_id\":\"007\",\"note\":\"a, \\\"b\\\"\\nc\"}",
                        "{\"linkedin_thread_id\":\"2-x\"}");
        file("threads.csv", "a;b\n1;2\n");
        assertThat(one(START + "    inputs-file: threads.csv\n").inputs()).containsExactly("{\"a\":\"1\",\"b\":\"2\"}");
    }

    @Test
    void faultsOfAFileOfInputsHaveItsNameAndLine() throws IOException {
        String named = START + "    inputs-file: threads\n";
        assertThat(faults(named))
                .containsExactly(
                        "subscriptions.yaml:6: inputs-file threads does not exist; create it or correct its name");
        file("threads", "{\"t\":1}\n{\"t\":\n[1]\n");
        assertThat(faults(named))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("threads:2: is not JSON: "),
                        second ->
                                assertThat(second).isEqualTo("threads:3: is no JSON object; write one object a line"));
        file("threads", "[{\"t\":1},\n{\"t\" 2}]");
        assertThat(faults(named)).singleElement().asString().startsWith("threads:2: is not JSON: ");
        file("threads", "[{}, 7]");
        assertThat(faults(named)).containsExactly("threads: element 2 is no JSON object; write it in braces");
        file("threads", "a,b\n1,2\n3\n");
        assertThat(faults(named))
                .containsExactly(
                        "threads:3: has 1 fields under 2 headings; put a field that holds a separator into quotes");
        file("threads", "a,a\n1,2\n");
        assertThat(faults(named))
                .containsExactly("threads:1: has an empty heading or one twice; name each column once");
        file("threads", "a\n\"x\n");
        assertThat(faults(named))
                .containsExactly(
                        "threads: is not CSV: the quote that begins in line 2 is not closed; close it with \"");
        file("threads", "\n");
        assertThat(faults(named))
                .containsExactly(
                        "threads: has no inputs; write one JSON object a line, a JSON array, or CSV with headings");
    }

    @Test
    void moreInputsThanALaunchTakesBecomeParts() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 201; i++) {
            lines.append("{\"t\":").append(i).append("}\n");
        }
        file("threads", lines.toString());
        Subscription one = one(START + "    inputs-file: threads\n");

        assertThat(one.inputsByPart()).extracting(List::size).containsExactly(100, 100, 1);
        assertThat(one.launchName(2)).isEqualTo("one (2 of 3)");
    }
}

package org.edgesroutes.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.edgesroutes.model.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsFileTest {

    @TempDir
    Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void jsonAndYamlSayTheSame() throws IOException {
        Path json = file(
                "a.json",
                "{\"schedules\": {\"s1\": {\"parameters\": {\"a\": 1}, \"max_results\": 5, \"identity_ids\": [\"i1\"],"
                        + " \"inputs\": [{\"b\": 2}], \"name\": \"n\"}}}");
        Path yaml = file("a.yaml", """
                schedules:
                  s1:
                    parameters: {a: 1}
                    max_results: 5
                    identity_ids: [i1]
                    inputs:
                      - b: 2
                    name: n
                """);

        assertThat(DefinitionsFile.read(yaml))
                .isEqualTo(DefinitionsFile.read(json))
                .isEqualTo(Map.of("s1", new GivenDefinition("n", "{\"a\":1}", 5, List.of("i1"), List.of("{\"b\":2}"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|has no object 'schedules'",
                "{schedules: {s1: 5}}|has no object for s1",
                "{schedules: {s1: {paramters: {}}}}|has the field 'paramters' for s1, which is unknown",
                "{schedules: {s1: {parameters: 5}}}|has parameters for s1 that are no object",
                "{schedules: {s1: {max_results: 0}}}|has max_results for s1 that is no positive number",
                "{schedules: {s1: {max_results: many}}}|has max_results for s1 that is no positive number",
                "{schedules: {s1: {inputs: {}}}}|has inputs for s1 that are no list",
                "{schedules: {s1: {identity_ids: i1}}}|has identity_ids for s1 that are no list",
                "{schedules: |cannot be read as JSON or YAML"
            })
    void aFaultIsNamedWithItsFile(String text, String fault) throws IOException {
        Path file = file("faulty.yaml", text);

        assertThatThrownBy(() -> DefinitionsFile.read(file)).hasMessageContainingAll("faulty.yaml", fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new.yaml", "new.json"})
    void aFileThatWasWrittenCanBeReadAndIsNeverReplaced(String name) throws IOException {
        Schedule old = new Schedule(
                "s1", "x", "a", "ACTIVE", "0 9 * * *", "UTC", null, null, null, null, null, "[{\"u\":\"v\"}]", null);
        PlannedMigration planned =
                PlannedMigration.leftOut(old, List.of(), LeftOut.because("Edges shows no identity of it"));
        MigrationOptions options = new MigrationOptions(null, 9, null, false, Map.of(), false);

        DefinitionsFile.write(directory.resolve(name), List.of(planned), options);

        assertThat(DefinitionsFile.read(directory.resolve(name)))
                .containsEntry(
                        "s1", new GivenDefinition("x (incremental, from s1)", "{}", 9, null, List.of("{\"u\":\"v\"}")));
        assertThatThrownBy(() -> DefinitionsFile.write(directory.resolve(name), List.of(planned), options))
                .isInstanceOf(FileAlreadyExistsException.class);
    }
}

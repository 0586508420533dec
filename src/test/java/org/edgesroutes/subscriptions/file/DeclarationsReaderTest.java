package org.edgesroutes.subscriptions.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.edgesroutes.model.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationsReaderTest extends DeclarationsTestBase {

    @Test
    void aSubscriptionIsReadWithAllItsKeys() throws IOException {
        Subscription one = one("""
                subscriptions:
                  team.followers:
                    action: linkedin-extract-page-followers
                    identity: Ada Lovelace
                    max-results: 500
                    inputs:
                      - linkedin_company_url: https://www.linkedin.com/company/example
                      - linkedin_company_id: 17
                        custom_data: {team: own}
                    custom-data: {team: marketing}
                    parameters: {sort_order: newest}
                    mode: schedule
                    cron: 0 6 * *  1-5
                    timezone: Europe/Paris
                    start-at: 2026-07-01T06:00
                    enabled: false
                    renamed-from: followers
                """);

        assertThat(one)
                .isEqualTo(new Subscription(
                        "team.followers",
                        "linkedin-extract-page-followers",
                        "Ada Lovelace",
                        List.of(
                                "{\"linkedin_company_url\":\"https://www.linkedin.com/company/example\",\"custom_data\":{\"team\":\"marketing\"}}",
                                "{\"linkedin_company_id\":17,\"custom_data\":{\"team\":\"own\"}}"),
                        "{\"sync_mode\":\"incremental\",\"max_results\":500,\"sort_order\":\"newest\"}",
                        500,
                        "0 6 * * 1-5",
                        "Europe/Paris",
                        Instant.parse("2026-07-01T04:00:00Z"),
                        false,
                        "followers"));
    }

    @Test
    void allFaultsAreToldAtOnceEachWithItsLine() throws IOException {
        assertThat(faults("""
                subscriptions:
                  one:
                    acton: linkedin-extract-messages
                    identity: Ada
                    max-results: many
                    inputs: [{}]
                  two:
                    action: linkedin-extract-connections
                    identity: Ada
                    max-results: 10
                    mode: sometimes
                    cron: 0 6 * * *
                  three:
                  two:
                    action: linkedin-extract-connections
                    identity: {{name}}
                    max-results: 10
                    renamed-from: one
                subscription: {}
                """))
                .containsExactlyInAnyOrder(
                        "subscriptions.yaml:3: there is no key acton; did you mean action?",
                        "subscriptions.yaml:3: action is missing; name one such as linkedin-extract-connections",
                        "subscriptions.yaml:5: max-results is \"many\"; it has to be a whole number from 1",
                        "subscriptions.yaml:11: mode is \"sometimes\"; it has to be continue or schedule",
                        "subscriptions.yaml:12: cron is for \"mode: schedule\"; add that, or take this out",
                        "subscriptions.yaml:13: three has no keys; write at least action, identity and max-results below it",
                        "subscriptions.yaml:14: two is there twice; give one of them another name",
                        "subscriptions.yaml:16: identity has no text; write one, in quotes where it begins with a brace or a bracket",
                        "subscriptions.yaml:19: there is no key subscription; did you mean subscriptions?");
    }

    @Test
    void aRenamedSubscriptionHasOneSuccessorAndIsGone() throws IOException {
        String other = START.substring("subscriptions:\n".length()).replace("messages", "connections");
        String two = other.replace("one:", "two:") + "    renamed-from: one\n";
        String three = other.replace("one:", "three:") + "    renamed-from: one\n";

        assertThat(faults("subscriptions:\n" + other + two))
                .containsExactly(
                        "subscriptions.yaml:6: two is renamed-from one, which is still declared; take that out");
        assertThat(faults("subscriptions:\n" + two + three))
                .containsExactly("subscriptions.yaml:7: two and three are both renamed-from one; keep one");
    }

    @Test
    void aFileThatIsNoYamlIsTold() throws IOException {
        assertThat(faults("subscriptions:\n  one: [\n"))
                .singleElement()
                .asString()
                .contains("subscriptions.yaml:3: is not YAML");
        assertThat(faults("- one\n"))
                .containsExactly(
                        "subscriptions.yaml:1: is no map; begin with \"subscriptions:\" and write each name below it");
        Files.write(directory.resolve("latin.yaml"), "# ä".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(DeclarationsReader.read(new DeclarationFile(
                                directory.resolve("latin.yaml").toString()))
                        .faults())
                .singleElement()
                .asString()
                .endsWith("is not UTF-8; save it as UTF-8");
    }

    @Test
    void anEmptyFileDeclaresNothing() throws IOException {
        assertThat(read("").valid()).isTrue();
        assertThat(read("# nothing\nsubscriptions:\n").subscriptions()).isEmpty();
    }

    @Test
    void parametersOfTheSubscriptionItselfAreRefused() throws IOException {
        assertThat(faults(START + "    inputs: [{}]\n    parameters: {max_results: 7, sync_mode: full}\n"))
                .containsExactly(
                        "subscriptions.yaml:7: parameters has max_results; write max-results beside parameters instead",
                        "subscriptions.yaml:7: parameters has another sync_mode than incremental; a subscription is incremental, take it out");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'inputs: {}' | inputs is no list with an element; start each element with a dash",
                "'inputs: [7]' | an input is no map; write a field of the action, a colon and its value",
                "'inputs: [{1: 2}]' | holds a key or a number that JSON does not know; write it in quotes",
                "'custom-data: 7' | custom-data is no map",
                "'parameters: [7]' | parameters is no map; write each parameter below it",
                "'enabled: yes' | enabled is \"yes\"; it has to be true or false",
                "'mode: schedule' | cron is missing; write five fields, such as \"0 6 * * 1-5\"",
                "'renamed-from: a b' | renamed-from is \"a b\"; it has to be the earlier name of this subscription"
            })
    void aFaultyKeyIsTold(String line, String fault) throws IOException {
        String inputs = line.startsWith("inputs") ? "" : "    inputs: [{}]\n";

        assertThat(faults(START + inputs + "    " + line + "\n"))
                .contains("subscriptions.yaml:%d: %s"
                        .formatted(line.equals("mode: schedule") ? 3 : inputs.isEmpty() ? 6 : 7, fault));
    }

    @Test
    void aCronWithSecondsIsRefusedWithTheOneThatWasMeant() throws IOException {
        assertThat(faults(START + "    inputs: [{}]\n    mode: schedule\n    cron: 0 0 6 ? * MON-FRI\n"))
                .containsExactly(
                        "subscriptions.yaml:8: cron cannot be used: the cron expression '0 0 6 ? * MON-FRI' has 6 fields, give five: minute, hour, day of month, month, weekday; probably meant is '0 6 * * 1-5'");
    }

    @Test
    void aFileOfTheClassPathNamesInputsBesideIt() {
        DeclarationFile file = new DeclarationFile("classpath:sync/subscriptions.yaml");

        assertThat(file.beside("a.csv").name()).isEqualTo("classpath:sync/a.csv");
        assertThat(file.beside("/srv/a.csv").name()).isEqualTo("/srv/a.csv");
        assertThat(new DeclarationFile("classpath:subscriptions.yaml")
                        .beside("a.csv")
                        .name())
                .isEqualTo("classpath:a.csv");
        assertThat(new DeclarationFile("subscriptions.yaml").beside("a.csv").name())
                .isEqualTo("a.csv");
        assertThat(file.exists()).isFalse();
        assertThat(new DeclarationFile("classpath:db/edges/migrations.txt").exists())
                .isTrue();
    }
}

package org.edgesroutes.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceSettingsTest {

    private static final Map<String, String> TWO = Map.of(
            "edges.workspaces", "acme, globex",
            "edges.workspaces.acme.api.key", "k-acme",
            "edges.workspaces.acme.webhook.secret", "sEcr-a",
            "edges.workspaces.globex.api.key", "k-globex",
            "edges.workspaces.globex.webhook.secret", "sEcr-g");

    /** As Camel does it: what is asked for as a property is found as a variable of the environment too. */
    private static SettingsSource source(Map<String, String> set) {
        return new SettingsSource(
                key -> Optional.ofNullable(set.get(key))
                        .or(() -> Optional.ofNullable(set.get(
                                key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_')))),
                set);
    }

    private static Map<String, String> two(String... keysAndValues) {
        Map<String, String> set = new HashMap<>(TWO);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            set.put(keysAndValues[i], keysAndValues[i + 1]);
            if (keysAndValues[i + 1] == null) {
                set.remove(keysAndValues[i]);
            }
        }
        return set;
    }

    private static List<EdgesSettings> read(String... keysAndValues) {
        return SettingsReader.readStandalone(source(two(keysAndValues)), List.of())
                .workspaces();
    }

    private static String refusal(String... keysAndValues) {
        try {
            read(keysAndValues);
        } catch (SettingsException refused) {
            return refused.getMessage();
        }
        throw new AssertionError("it was not refused");
    }

    @Test
    void whereNoneIsListedThereIsOneWithoutAName() {
        List<EdgesSettings> all = SettingsReader.readHosted(source(Map.of("edges.webhook.secret", "s")))
                .workspaces();

        assertThat(all).hasSize(1);
        assertThat(all.get(0).workspace()).isEqualTo(Workspace.ONLY);
        assertThat(all.get(0).webhook().path()).isEqualTo("/edges/callbacks");
        assertThat(all.get(0).ledger().url()).isEqualTo("jdbc:sqlite:data/edges.db");
    }

    @Test
    void eachHasItsOwnKeySecretPathAndLedgerAndSharesWhatItDoesNotSet() {
        List<EdgesSettings> all = read(
                "edges.continue.every", "3h",
                "edges.api.requests-per-minute", "60",
                "edges.workspaces.globex.continue.every", "1h",
                "edges.workspaces.globex.api.requests-per-minute", "300",
                "edges.workspaces.globex.api.url", "http://localhost:9/v1",
                "edges.workspaces.globex.records.keys.some-action", "id");

        EdgesSettings acme = all.get(0);
        EdgesSettings globex = all.get(1);
        assertThat(acme.workspace().name()).isEqualTo("acme");
        assertThat(acme.api().key()).contains(new Secret("k-acme"));
        assertThat(globex.api().key()).contains(new Secret("k-globex"));
        assertThat(acme.webhook().secrets()).containsExactly(new Secret("sEcr-a"));
        assertThat(acme.webhook().path()).isEqualTo("/edges/callbacks/acme");
        assertThat(acme.ledger().url()).isEqualTo("jdbc:sqlite:data/edges-acme.db");
        assertThat(acme.continuing().every()).isEqualTo(Duration.ofHours(3));
        assertThat(globex.continuing().every()).isEqualTo(Duration.ofHours(1));
        assertThat(acme.api().requestsPerMinute()).isEqualTo(60);
        assertThat(globex.api().requestsPerMinute()).isEqualTo(300);
        assertThat(globex.api().url()).isEqualTo(URI.create("http://localhost:9/v1"));
        assertThat(globex.records().keys()).containsEntry("some-action", List.of(List.of("id")));
        assertThat(acme.records().keys()).doesNotContainKey("some-action");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:sqlite:data/edges.db, jdbc:sqlite:data/edges-acme.db",
        "jdbc:sqlite:/var/lib/v1.2/ledger, jdbc:sqlite:/var/lib/v1.2/ledger-acme",
        "jdbc:sqlite:edges.db?max_page_count=20, jdbc:sqlite:edges-acme.db?max_page_count=20"
    })
    void theLedgerIsCalledAfterTheWorkspace(String common, String own) {
        assertThat(read("edges.ledger.url", common).get(0).ledger().url()).isEqualTo(own);
        assertThat(SettingsReader.readLedgers(source(two("edges.ledger.url", common))))
                .containsEntry(new Workspace("acme"), new EdgesSettings.Ledger(own));
    }

    @Test
    void theFileOfSubscriptionsIsCalledAfterTheWorkspaceUnlessItHasItsOwn() {
        assertThat(read("edges.workspaces.acme.subscriptions.file", "sync.yaml"))
                .extracting(one -> one.subscriptions().file())
                .containsExactly("sync.yaml", "config/subscriptions-globex.yaml");
        assertThat(read("edges.subscriptions.file", "classpath:sync.yaml"))
                .extracting(one -> one.subscriptions().file())
                .containsExactly("classpath:sync-acme.yaml", "classpath:sync-globex.yaml");
        assertThat(read("edges.subscriptions.file", ""))
                .extracting(one -> one.subscriptions().file())
                .containsOnly("");
    }

    @Test
    void aLedgerOfItsOwnIsTakenAsItIs() {
        String url = "jdbc:sqlite:/srv/acme.db";
        assertThat(read("edges.workspaces.acme.ledger.url", url).get(0).ledger().url())
                .isEqualTo(url);
    }

    @Test
    void anApplicationGivesEachADataSourceOfItsOwn() {
        Map<String, String> set = two(
                "edges.workspaces.acme.ledger.data-source", "acmeDb",
                "edges.workspaces.globex.ledger.data-source", "globexDb");

        assertThat(SettingsReader.readHosted(source(set)).workspaces())
                .extracting(one -> one.ledger().dataSource())
                .containsExactly(Optional.of("acmeDb"), Optional.of("globexDb"));
        set.put("edges.workspaces.globex.ledger.data-source", "acmeDb");
        assertThatThrownBy(() -> SettingsReader.readHosted(source(set)))
                .hasMessage("acme and globex have the same ledger.data-source; give each its own");
        assertThatThrownBy(() -> SettingsReader.readHosted(source(two("edges.ledger.data-source", "db"))))
                .hasMessageContaining("edges.ledger.data-source is set, but it belongs to one workspace");
        assertThat(refusal("EDGES_WORKSPACES_ACME_LEDGER_DATA_SOURCE", "db"))
                .contains("is for an application that takes the routes in");
    }

    @Test
    void theEnvironmentNamesThemToo() {
        Map<String, String> environment = Map.of(
                "EDGES_WORKSPACES", "big-corp",
                "EDGES_WORKSPACES_BIG_CORP_API_KEY", "k",
                "EDGES_WORKSPACES_BIG_CORP_WEBHOOK_SECRET", "s",
                "EDGES_WORKSPACES_BIG_CORP_RECORDS_KEYS_SOME_ACTION", "id");

        EdgesSettings settings = SettingsReader.read(source(environment));

        assertThat(settings.workspace().name()).isEqualTo("big-corp");
        assertThat(settings.api().key()).contains(new Secret("k"));
        assertThat(settings.records().keys()).containsKey("some-action");
    }

    @Test
    void aKeyOrASecretForAllIsRefused() {
        assertThat(refusal("edges.api.key", "k3y"))
                .isEqualTo("edges.api.key is set, but it belongs to one workspace;"
                        + " set edges.workspaces.acme.api.key instead");
        assertThat(refusal("EDGES_WEBHOOK_SECRET", "k3y"))
                .contains("edges.webhook.secret is set, but it belongs to one workspace")
                .doesNotContain("k3y");
    }

    @Test
    void aWorkspaceWithoutAKeyOrASecretIsRefusedUnlessItIsMeant() {
        assertThat(refusal("edges.workspaces.globex.api.key", null))
                .isEqualTo("edges.workspaces.globex.api.key is not set, so no run of globex would be listed or"
                        + " continued; set it, or to nothing (edges.workspaces.globex.api.key=) where callbacks only"
                        + " come in");
        assertThatCode(() -> read("edges.workspaces.globex.api.key", "")).doesNotThrowAnyException();
        assertThat(refusal("edges.workspaces.globex.api.key", "", "edges.workspaces.globex.results.from", "outputs"))
                .contains("edges.workspaces.globex.api.key is not set");
        assertThat(refusal("edges.workspaces.acme.webhook.secret", null))
                .contains("edges.workspaces.acme.webhook.secret is not set")
                .contains("edges.workspaces.acme.webhook.allow-anonymous=true");
    }

    @Test
    void twoNamesForOneWorkspaceOrOneLedgerAreRefused() {
        assertThat(refusal("edges.workspaces.globex.api.key", "k-acme"))
                .isEqualTo("acme and globex have the same api.key; give each its own");
        assertThat(refusal("edges.workspaces.globex.ledger.url", "jdbc:sqlite:./data/edges-acme.db?cache_size=1"))
                .isEqualTo("acme and globex have the same ledger.url; give each its own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "edges.workspaces.acne.api.key|edges.workspaces does not list acne; did you mean acme?",
                "EDGES_WORKSPACES_ACNE_API_KEY|edges.workspaces does not list acne; did you mean acme?",
                "edges.workspaces.initech.api.key|does not list initech; add it there, or take this out",
                "edges.workspaces.acme.api.kye|there is no such setting; did you mean edges.workspaces.acme.api.key?",
                "EDGES_WORKSPACES_ACME_API_KYE|there is no such setting; did you mean EDGES_WORKSPACES_ACME_API_KEY?",
                "edges.workspaces.acme.continue.cron|that is the same for all workspaces; set edges.continue.cron",
                "edges.workspaces.acme.webhook.path|that is the same for all workspaces; set edges.webhook.path",
                "edges.workspaces.acme|a setting has to follow the name of the workspace",
                "edges.workspaces.acme.zzzzzzzz|docs/workspaces.md lists what a workspace can have for itself"
            })
    void whatMeansNothingForAWorkspaceIsToldWithWhatWasMeant(String name, String said) {
        assertThat(refusal(name, "x1"))
                .contains(name + " is set, but ")
                .contains(said)
                .doesNotContain("x1");
    }

    @Test
    void settingsOfAWorkspaceThatIsNotListedAtAllAreAFault() {
        assertThat(refusal("edges.workspaces", null, "edges.webhook.secret", "s"))
                .contains("edges.workspaces does not list acme");
    }

    @ParameterizedTest
    @CsvSource({"Acme", "'acme,acme'", "a_b", "-acme", "a.b", "abcdefghijklmnopqrstuvwxyz012345"})
    void aNameThatCouldNotBePartOfAPathAndAFileIsTheOnlyFaultTold(String names) {
        assertThat(refusal("edges.workspaces", names)).startsWith("edges.workspaces is \"" + names + "\"; it has to");
    }

    @Test
    void whatIsWrongWithACommonValueIsToldOnce() {
        assertThat(refusal("edges.api.attempts", "0").lines()).hasSize(1);
        assertThat(refusal("edges.workspaces.acme.continue.every-min", "2d"))
                .contains("edges.workspaces.acme.continue.every-min is PT48H and edges.continue.every-max is PT24H");
    }

    @Test
    void theSandboxPlaysOneWorkspaceOnly() {
        assertThat(refusal("edges.sandbox.enabled", "true")).contains("the sandbox plays one workspace");
    }

    @Test
    void noSecretOfAWorkspaceIsShown() {
        StandaloneSettings settings = SettingsReader.readStandalone(source(TWO), List.of());

        assertThat(settings.toString()).doesNotContain("k-acme", "sEcr-a", "k-globex", "sEcr-g");
        assertThat(settings.effective())
                .containsEntry("edges.workspaces", "acme, globex")
                .containsEntry("edges.workspaces.acme.api.key", "****")
                .containsEntry("edges.workspaces.globex.webhook.secret", "****")
                .containsEntry("edges.api.attempts", "5");
    }

    @Test
    void whoHasRoomForOneIsToldThatThereAreMore() {
        assertThatThrownBy(() -> SettingsReader.read(source(TWO)))
                .hasMessage("edges.workspaces lists 2 workspaces, but there is room for one here; list one");
    }
}

package org.edgesroutes;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of the design: from the command line down to the ledger, never up. */
class ArchitectureTest {

    private static final String ROOT = "org.edgesroutes";

    /** What each package may use of ours; a new package needs its row. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry(
                    "cli",
                    Set.of(
                            "",
                            "main",
                            "reload",
                            "completeness",
                            "api",
                            "delivery",
                            "migration",
                            "launches",
                            "ledger..",
                            "model",
                            "subscriptions..",
                            "settings")),
            Map.entry("main", Set.of("", "callbacks", "observability", "reload", "sandbox", "ledger..", "settings")),
            Map.entry("embed", Set.of("", "ledger", "settings")),
            Map.entry("spring", Set.of("ledger", "settings")),
            Map.entry(
                    "observability",
                    Set.of("callbacks", "reload", "reports", "resilience", "workspaces", "ledger..", "settings")),
            Map.entry("reload", Set.of("ledger", "settings")),
            Map.entry(
                    "",
                    Set.of(
                            "api",
                            "runs",
                            "callbacks",
                            "completeness",
                            "launches",
                            "migration",
                            "records",
                            "component",
                            "delivery",
                            "reports",
                            "observability",
                            "ledger..",
                            "model",
                            "subscriptions",
                            "workspaces",
                            "settings")),
            Map.entry("runs", Set.of("api", "cadence", "reports", "ledger..", "model", "settings")),
            Map.entry("launches", Set.of("api", "records", "reports", "ledger..", "model", "settings")),
            Map.entry("migration", Set.of("api", "launches", "reports", "ledger..", "model", "workspaces", "settings")),
            Map.entry("cadence", Set.of("model")),
            Map.entry("reports", Set.of("ledger", "ledger.reports", "model", "resilience", "workspaces", "settings")),
            Map.entry("completeness", Set.of("api", "records", "reports", "ledger..", "model", "settings")),
            Map.entry(
                    "callbacks",
                    Set.of("records", "ledger", "ledger.callbacks", "model", "resilience", "workspaces", "settings")),
            Map.entry("component", Set.of("delivery", "model", "resilience", "workspaces", "settings")),
            Map.entry("delivery", Set.of("records", "ledger..", "model", "resilience", "workspaces", "settings")),
            Map.entry("records", Set.of("model")),
            Map.entry("api", Set.of("ledger", "ledger.budget", "model", "resilience", "settings")),
            Map.entry("ledger", Set.of("resilience", "settings")),
            Map.entry("ledger.runs", Set.of("ledger", "ledger.iterations", "ledger.sources", "model")),
            Map.entry("ledger.iterations", Set.of("ledger", "ledger.runs", "ledger.callbacks", "model")),
            Map.entry("ledger.callbacks", Set.of("ledger", "ledger.sources", "model")),
            Map.entry("ledger.sources", Set.of("ledger")),
            Map.entry("ledger.deliveries", Set.of("ledger", "model")),
            Map.entry("ledger.reports", Set.of("ledger")),
            Map.entry("ledger.budget", Set.of("ledger")),
            Map.entry("ledger.launches", Set.of("ledger", "ledger.callbacks", "model")),
            Map.entry("ledger.schedules", Set.of("ledger", "model")),
            Map.entry("ledger.status", Set.of("ledger", "ledger.budget", "ledger.deliveries", "model")),
            Map.entry(
                    "subscriptions",
                    Set.of(
                            "api",
                            "launches",
                            "records",
                            "reports",
                            "subscriptions.file",
                            "ledger..",
                            "model",
                            "settings")),
            Map.entry("ledger.subscriptions", Set.of("ledger", "model")),
            Map.entry("subscriptions.file", Set.of("model", "settings")),
            Map.entry("workspaces", Set.of("resilience", "settings")),
            Map.entry("model", Set.of()),
            Map.entry("resilience", Set.of()),
            Map.entry("settings", Set.of()),
            Map.entry("sandbox", Set.of()));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Stream<String> packages() {
        return ARROWS.keySet().stream().sorted();
    }

    /** The packages that a package may use besides itself, {@code ledger..} with those below it. */
    static Set<String> mayUse(String name) {
        return ARROWS.get(name);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @MethodSource("packages")
    void aPackageUsesOnlyThoseBelowIt(String name) {
        String[] allowed = Stream.concat(Stream.of(name), ARROWS.get(name).stream())
                .map(ArchitectureTest::qualified)
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(qualified(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(not(resideInAPackage(ROOT + ".."))))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void everyPackageHasItsRow() {
        assertThat(MAIN.stream().map(JavaClass::getPackageName).distinct())
                .allMatch(name -> ARROWS.keySet().stream()
                        .map(ArchitectureTest::qualified)
                        .anyMatch(name::equals));
    }

    private static String qualified(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    @Test
    void onlyTheLedgerKnowsSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "com.zaxxer.hikari..")
                .check(MAIN);
    }

    @Test
    void onlyOnePackageNeedsSpringWhichAnApplicationMayLack() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".spring")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".spring")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".spring")
                .check(MAIN);
    }

    @Test
    void oneClassRefersToTheSandboxWhoseJarMayBeMissing() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".sandbox")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".main.LiveSandbox")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".sandbox")
                .check(MAIN);
        noClasses()
                .that()
                .doNotHaveSimpleName("SandboxLauncher")
                .and()
                .doNotHaveSimpleName("LiveSandbox")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("LiveSandbox")
                .check(MAIN);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }
}

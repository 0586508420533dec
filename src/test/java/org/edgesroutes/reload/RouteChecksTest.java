package org.edgesroutes.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.delivery.RecordStamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteChecksTest {

    private static final String RIGHT = """
            - route:
                id: deliver
                from:
                  uri: timer:tick
                  parameters:
                    period: 1000
                  steps:
                    - setHeader:
                        name: a
                        simple: ${body}
                    - to:
                        uri: log:x
            """;

    private DefaultCamelContext context;
    private RouteChecks checks;

    @BeforeEach
    void start() {
        context = new DefaultCamelContext();
        context.getRegistry().bind("edgesStamp", new RecordStamp());
        context.start();
        checks = new RouteChecks(context);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private CheckedFile check(String text) throws RouteFaultException {
        return checks.check(new RouteFile(Path.of("/somewhere/routes/deliver.yaml"), text, ""));
    }

    private RouteFault refused(String text) {
        RouteFaultException refused = catchThrowableOfType(RouteFaultException.class, () -> check(text));
        assertThat(refused).as("nothing found wrong").isNotNull();
        return refused.fault();
    }

    @Test
    void aFileThatIsRightYieldsTheIdsOfItsRoutesAndTouchesNothing() throws RouteFaultException {
        assertThat(check(RIGHT).ids()).containsExactly("deliver");
        assertThat(context.getRoutes()).isEmpty();
        assertThat(context.getRegistry().lookupByName("edgesStamp")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "continue-runs",
                "deliver-to-file",
                "examples/deliver-to-http",
                "report",
                "repair-runs",
                "route-run-by-status"
            })
    void whatComesAlongIsRight(String name) throws RouteFaultException {
        context.getPropertiesComponent().addInitialProperty("edges.continue.cron", "0 0/15 * * * ?");
        context.getPropertiesComponent().addInitialProperty("edges.completeness.cron", "0 0/15 * * * ?");
        Path path = Path.of("routes", name + ".camel.yaml").toAbsolutePath();

        CheckedFile checked = checks.check(RouteFile.read(path).orElseThrow());
        assertThat(checked.ids()).isNotEmpty();
        assertThat(checked.warnings()).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("id: deliver", "id: deliver: x", 2, "is not YAML", "indentation"),
                Arguments.of("- route:", "- rout:", 1, "there is no \"rout\"", "did you mean \"route\"?"),
                Arguments.of("steps:", "stepz:", 7, "no \"stepz\" in \"from\"", "did you mean \"steps\"?"),
                Arguments.of("- to:", "- tooo:", 11, "no \"tooo\" in \"steps\"", "did you mean \"to\"?"),
                Arguments.of("simple:", "simpel:", 10, "no \"simpel\" in \"setHeader\"", "did you mean \"simple\"?"),
                Arguments.of(
                        "simple: ${body}",
                        "expression: {simpel: x}",
                        10,
                        "\"expression\" has no expression",
                        "did you mean \"simple\"?"),
                Arguments.of("    uri: timer:tick", "    description: x", 3, "\"from\" has no \"uri\"", "add it"),
                Arguments.of("timer:tick", "timr:tick", 4, "no component \"timr\"", "did you mean \"timer\"?"),
                Arguments.of("log:x", "nosuch:thing", 12, "no component \"nosuch\"", "lib/"),
                Arguments.of("period:", "perriod:", 6, "no option \"perriod\"", "did you mean \"period\"?"),
                Arguments.of("1000", "often", 6, "period of timer is \"often\"", "a time"),
                Arguments.of("log:x", "log:x?showAl=true", 12, "no option \"showAl\"", "did you mean \"showAll\"?"),
                Arguments.of("log:x", "'log:{{no.such}}'", 12, "property \"no.such\"", "set it"),
                Arguments.of("log:x", "bean:nobody", 12, "no bean \"nobody\"", "correct its name"),
                Arguments.of("${body}", "${bdy}", 10, "bdy", "did you mean \"body\"?"),
                Arguments.of("    id: deliver\n", "", 3, "a route has no id", "add one"));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsLineAndWhatToDo(String right, String wrong, int line, String what, String remedy) {
        RouteFault fault = refused(RIGHT.replace(right, wrong));

        assertThat(fault.inWords())
                .startsWith("routes/deliver.yaml:" + line + ": ")
                .doesNotContain("\n", "Exception");
        assertThat(fault.problem()).contains(what);
        assertThat(fault.remedy()).contains(remedy);
    }

    @Test
    void theOptionsOfTheRecordsAreKnownAndNeedNoLedger() throws RouteFaultException {
        String records = """
                - route:
                    id: crm
                    from:
                      uri: kamelet:edges-records-source
                      parameters:
                        downstream: crm
                        concurrency: 4
                      steps:
                        - bean:
                            ref: edgesStamp
                            method: line
                """;
        assertThat(check(records).ids()).containsExactly("crm");

        assertThat(refused(records.replace("concurrency:", "concurency:")).inWords())
                .contains(":7:", "did you mean \"concurrency\"?");
        assertThat(refused(records.replace("downstream:", "start:")).inWords())
                .contains(":4:", "edges-records-source needs \"downstream\"");
        assertThat(refused(records.replace("concurrency: 4", "concurrency: 0")).inWords())
                .contains("concurrency=0 for downstream crm: use at least 1");
        assertThat(refused(records.replace("edgesStamp", "edgesStomp")).inWords())
                .contains(":10:", "edgesStomp");
    }

    @Test
    void aCronThatCannotBeReadIsRefusedWithItsLine() throws RouteFaultException {
        String tick = """
                - route:
                    id: look
                    from:
                      uri: quartz:edges/look
                      parameters:
                        cron: 0/5 * * * * ?
                        stateful: true
                      steps:
                        - to: log:x
                """;
        assertThat(check(tick).ids()).containsExactly("look");

        assertThat(refused(tick.replace("0/5 * * * * ?", "often")).inWords())
                .contains(":6:", "cron of quartz is \"often\"; it has to be a Quartz expression with seconds first");
    }

    @Test
    void aNumberInPlaceOfTextAndAPlaceholderInPlaceOfYesOrNoAreNoMistake() throws RouteFaultException {
        context.getPropertiesComponent().addInitialProperty("parallel", "true");

        check(RIGHT.replace("simple: ${body}", "constant: 5"));
        check(RIGHT + """
                    - split:
                        parallelProcessing: "{{parallel}}"
                        simple: ${body}
                        steps:
                          - to: log:y
            """);
    }

    @Test
    void anEmptyFileIsRefusedSinceItMayBeHalfASave() {
        assertThat(refused("").inWords())
                .isEqualTo("routes/deliver.yaml: is empty; delete it to stop its routes, or write some");
        assertThat(refused("# nothing but this\n").problem()).isEqualTo("is empty");
        assertThat(refused("route: x").problem()).isEqualTo("is not a list");
    }
}

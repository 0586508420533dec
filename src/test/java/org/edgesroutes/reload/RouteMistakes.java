package org.edgesroutes.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Mistakes in a file of routes, each with the message that it gets. */
final class RouteMistakes {

    static final String DELIVERY = """
            - route:
                id: deliver
                from:
                  uri: kamelet:edges-records-source
                  parameters:
                    downstream: crm
                    actions: linkedin-extract-messages
                  steps:
                    - to:
                        uri: http://127.0.0.1:1/mine
                        parameters:
                          httpMethod: POST
            """;

    static final String STEP = "        - to:\n";

    private RouteMistakes() {}

    private static Arguments row(String mistake, String right, String wrong, String message) {
        assertThat(DELIVERY).contains(right);
        return Arguments.of(mistake, DELIVERY.replace(right, wrong), message);
    }

    private static Arguments step(String mistake, String step, String message) {
        return row(mistake, STEP, step.indent(8) + STEP, message);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(httpOptions(), values(), names(), structure(), records(), jars())
                .flatMap(List::stream);
    }

    private static List<Arguments> httpOptions() {
        String method = "httpMethod: POST";
        String uri = "uri: http://127.0.0.1:1/mine\n";
        return List.of(
                row(
                        "an HTTP option with a typing error",
                        method,
                        "httpMethd: POST",
                        "mine.yaml:12:15: http has no option \"httpMethd\"; did you mean \"httpMethod\"?"
                                + " The header CamelHttpQuery sets a query parameter of that name"),
                row(
                        "the same within the uri",
                        uri + "            parameters:\n              " + method,
                        "uri: http://127.0.0.1:1/mine?httpMetod=POST",
                        "mine.yaml:10:18: http has no option \"httpMetod\"; did you mean \"httpMethod\"?"
                                + " The header CamelHttpQuery sets a query parameter of that name"),
                row(
                        "the same where a property is the address",
                        uri + "            parameters:\n              " + method,
                        "uri: \"{{crm.url}}\"\n            parameters:\n              httpmethd: POST",
                        "mine.yaml:12:15: http has no option \"httpmethd\"; did you mean \"httpMethod\"?"
                                + " The header CamelHttpQuery sets a query parameter of that name"),
                row(
                        "the same where the address is made at run time",
                        "- to:\n            " + uri + "            parameters:\n              " + method,
                        "- toD:\n            uri: http://127.0.0.1:1/${header.a}\n"
                                + "            parameters:\n              httpMethd: POST",
                        "mine.yaml:12:15: http has no option \"httpMethd\"; did you mean \"httpMethod\"?"
                                + " The header CamelHttpQuery sets a query parameter of that name"),
                row(
                        "an option that HTTP sends on",
                        method,
                        method + "\n              tenant: acme",
                        "mine.yaml:13:15: warning: http has no option \"tenant\", which is sent as a query parameter;"
                                + " remove it if the target does not ask for it"),
                row(
                        "several of them",
                        method,
                        method + "\n              tenant: acme\n              region: eu",
                        "mine.yaml:13:15: warning: http has no options \"tenant\", \"region\", which are sent as query"
                                + " parameters; remove those that the target does not ask for"),
                row(
                        "an option of the component",
                        method,
                        method + "\n              automaticRetriesDisabled: true",
                        "mine.yaml:13:15: \"automaticRetriesDisabled\" is an option of the component http, not of an"
                                + " endpoint; set camel.component.http.automaticRetriesDisabled in"
                                + " config/application.properties"),
                row(
                        "a query string without a method",
                        method,
                        "tenant: acme",
                        "mine.yaml:10:18: http sends GET, without the record, since there is a query string and no"
                                + " httpMethod; add \"httpMethod: POST\" to its parameters"),
                row(
                        "a method that sends no body",
                        method,
                        "httpMethod: GET",
                        "mine.yaml:12:15: warning: http sends GET, which carries no record;"
                                + " take POST, PUT or PATCH if the target is to get it"));
    }

    private static List<Arguments> values() {
        return List.of(
                row(
                        "a property that is not set",
                        "http://127.0.0.1:1/mine",
                        "\"{{crm.uri}}\"",
                        "mine.yaml:10:18: property \"crm.uri\" (line 10) is not set;"
                                + " set it in config/application.properties or in the environment and restart"),
                row(
                        "several properties that are not set",
                        "http://127.0.0.1:1/mine\n            parameters:\n",
                        "\"{{crm.uri}}\"\n            parameters:\n              authPassword: \"{{crm.pass}}\"\n",
                        "mine.yaml:10:18: properties \"crm.uri\" (line 10), \"crm.pass\" (line 12) are not set;"
                                + " set them in config/application.properties or in the environment and restart"),
                row(
                        "a placeholder without quotes",
                        "http://127.0.0.1:1/mine",
                        "{{crm.url}}",
                        "mine.yaml:10:18: {{crm.url}} is not in quotes, so YAML reads a map;"
                                + " write \"{{crm.url}}\""),
                row(
                        "a placeholder without quotes before other text",
                        "http://127.0.0.1:1/mine",
                        "{{crm.url}}/people",
                        "mine.yaml:10:18: {{crm.url}} is not in quotes, so YAML reads a map;"
                                + " write \"{{crm.url}}/people\""),
                row(
                        "a word in place of a number",
                        "actions: linkedin-extract-messages",
                        "concurrency: many",
                        "mine.yaml:7:9: concurrency of edges-records-source is \"many\"; it has to be a whole number"),
                row(
                        "the same for an option of HTTP",
                        "httpMethod: POST",
                        "httpMethod: POST\n              connectTimeout: soon",
                        "mine.yaml:13:15: connectTimeout of http is \"soon\"; it has to be a whole number"),
                row(
                        "the same in a property, which is not printed",
                        "httpMethod: POST",
                        "httpMethod: POST\n              connectTimeout: \"{{crm.password}}\"",
                        "mine.yaml:13:15: connectTimeout of http is \"{{crm.password}}\"; it has to be a"
                                + " whole number"),
                step(
                        "the same for a step",
                        "- aggregate:\n    completionSize: many\n    correlationExpression: {constant: x}\n    aggregationStrategy: edgesStamp\n",
                        "mine.yaml:10:13: \"completionSize\" is \"many\"; it has to be a number"),
                step(
                        "the same for a delay",
                        "- delay:\n    constant: soon\n",
                        "mine.yaml:10:23: \"delay\" is \"soon\"; it has to be a number of milliseconds"));
    }

    private static List<Arguments> names() {
        return List.of(
                row(
                        "a kamelet with a typing error",
                        "edges-records-source",
                        "edges-record-source",
                        "mine.yaml:4:12: there is no kamelet \"edges-record-source\";"
                                + " did you mean \"edges-records-source\"?"),
                row(
                        "an option of the records with a typing error",
                        "actions:",
                        "acitons:",
                        "mine.yaml:7:9: edges-records-source has no option \"acitons\"; did you mean \"actions\"?"),
                row(
                        "an action with a typing error",
                        "actions: linkedin-extract-messages",
                        "actions: linkedin-extract-message",
                        "mine.yaml:7:9: warning: no action \"linkedin-extract-message\" is known;"
                                + " did you mean \"linkedin-extract-messages\"?"),
                step(
                        "a simple expression with a mistake",
                        "- setHeader:\n    name: a\n    simple: ${hedaer.x}\n",
                        "mine.yaml:11:21: the simple expression \"${hedaer.x}\" has a mistake: unknown function:"
                                + " hedaer.x; did you mean \"header\"?"),
                step(
                        "a bean that does not exist",
                        "- bean:\n    ref: edgesStomp\n",
                        "mine.yaml:10:18: there is no bean \"edgesStomp\";"
                                + " correct its name, or declare it below \"- beans:\""));
    }

    private static List<Arguments> structure() {
        return List.of(
                step(
                        "steps right below otherwise",
                        """
                        - choice:
                            when:
                              - simple: ${header.a}
                                steps:
                                  - log: x
                            otherwise:
                              - log: y
                        """,
                        "mine.yaml:14:13: \"otherwise\" is a list, but has to be a map;"
                                + " indent the list below \"steps:\" if these are steps"),
                step(
                        "a when that is no list",
                        """
                        - choice:
                            when:
                              simple: ${header.a}
                              steps:
                                - log: x
                        """,
                        "mine.yaml:11:15: this is a map; it has to be a list, whose items start with a dash"),
                step(
                        "a step with a typing error",
                        "- setHaeder:\n    name: a\n    constant: b\n",
                        "mine.yaml:9:11: there is no \"setHaeder\" in \"steps\"; did you mean \"setHeader\"?"));
    }

    private static List<Arguments> records() {
        return List.of(
                step(
                        "a field of a record that is text",
                        "- setHeader:\n    name: a\n    simple: ${body[full_name]}\n",
                        "mine.yaml:11:21: ${body[full_name]} reads a field, but the body is text;"
                                + " add \"format: map\" to the parameters of kamelet:edges-records-source"),
                step(
                        "the same behind a dot",
                        "- setBody:\n    simple: ${body.full_name}\n",
                        "mine.yaml:10:21: ${body.full_name} reads a field, but the body is text;"
                                + " add \"format: map\" to the parameters of kamelet:edges-records-source"));
    }

    private static List<Arguments> jars() {
        String database = """
                - beans:
                    - name: target
                      type: com.zaxxer.hikari.HikariDataSource
                      properties:
                        jdbcUrl: jdbc:postgresql://db/people?password=hunter2
                """;
        return List.of(
                row(
                        "a component whose jar is missing",
                        "http://127.0.0.1:1/mine\n            parameters:\n              httpMethod: POST",
                        "sftp:127.0.0.1/mine",
                        "mine.yaml:10:18: there is no component \"sftp\"; if it is one of Camel's, put"
                                + " camel-ftp-4.18.0.jar and the jars it needs into lib/ and restart"),
                row(
                        "a component with a typing error",
                        "http://",
                        "htpt://",
                        "mine.yaml:10:18: there is no component \"htpt\"; did you mean \"http\"?"),
                step(
                        "a data format whose jar is missing",
                        "- marshal:\n    csv: {}\n",
                        "mine.yaml:10:13: there is no data format \"csv\"; if it is one of Camel's, put"
                                + " camel-csv-4.18.0.jar and the jars it needs into lib/ and restart"),
                step(
                        "a language whose jar is missing",
                        "- setBody:\n    jq: .name\n",
                        "mine.yaml:10:13: there is no language \"jq\"; if it is one of Camel's, put"
                                + " camel-jq-4.18.0.jar and the jars it needs into lib/ and restart"),
                step(
                        "a class whose jar is missing",
                        "- bean:\n    beanType: org.acme.Cleaner\n",
                        "mine.yaml:10:23: there is no class \"org.acme.Cleaner\";"
                                + " put the jar with it into lib/ and restart"),
                row(
                        "a database whose driver is missing",
                        "- route:",
                        database + "- route:",
                        "mine.yaml:5:18: there is no driver for \"jdbc:postgresql\";"
                                + " put the jar with the driver into lib/ and restart"));
    }
}

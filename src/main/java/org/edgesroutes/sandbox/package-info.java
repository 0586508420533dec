/**
 * A simulated Edges for trying and testing: the HTTP API of {@code edges-openapi.yaml} for runs, their callbacks,
 * launches, schedules and identities, in one process, on a free port of the loopback interface.
 *
 * <p>Start at {@link org.edgesroutes.sandbox.EdgesSandbox}. What the documentation of Edges leaves open is a
 * {@link org.edgesroutes.sandbox.SandboxReading}; what goes wrong in a network is a
 * {@link org.edgesroutes.sandbox.SandboxFault}.
 *
 * <p>Not simulated: flows.
 *
 * <p>Not a line of the hub changes for its tests. The three below are whole; the imports are those that an editor adds.
 *
 * <h2>A hub on Spring Boot</h2>
 *
 * <pre>
 * &#64;SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
 * class DeliverToCrmTest {
 *
 *     private static final EdgesSandbox EDGES = new EdgesSandbox().start();
 *     private static final List&lt;String&gt; TAKEN = new CopyOnWriteArrayList&lt;&gt;();
 *
 *     &#64;TempDir
 *     static Path directory;
 *
 *     private static HttpServer crm;
 *
 *     &#64;LocalServerPort
 *     private int port;
 *
 *     &#64;BeforeAll
 *     static void open() throws IOException {
 *         crm = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
 *         crm.createContext("/contacts", request -&gt; {
 *             TAKEN.add(new String(request.getRequestBody().readAllBytes(), UTF_8));
 *             request.sendResponseHeaders(204, -1);
 *             request.close();
 *         });
 *         crm.start();
 *     }
 *
 *     &#64;AfterAll
 *     static void close() {
 *         crm.stop(0);
 *         EDGES.close();
 *     }
 *
 *     &#64;DynamicPropertySource
 *     static void settings(DynamicPropertyRegistry hub) {
 *         hub.add("edges.api.url", EDGES::url);
 *         hub.add("edges.api.key", EDGES::apiKey);
 *         hub.add("edges.ledger.data-source", () -&gt; ""); // not the bean of the hub
 *         hub.add("edges.ledger.url", () -&gt; "jdbc:sqlite:" + directory.resolve("edges.db"));
 *         hub.add("crm.url", () -&gt; "http://localhost:" + crm.getAddress().getPort() + "/contacts");
 *     }
 *
 *     &#64;Test
 *     void everyRecordOfARunReachesTheCrm() {
 *         URI webhook = URI.create("http://localhost:" + port + "/hub/in/edges");
 *         EDGES.webhook(webhook, Map.of("X-Hub-Secret", "change-me"));
 *
 *         EDGES.run(SandboxRun.incremental("linkedin-extract-messages").existing(17));
 *         EDGES.advance(Duration.ofHours(1)); // the run ends, its callbacks are sent
 *
 *         await().atMost(Duration.ofMinutes(1)).untilAsserted(() -&gt; assertThat(TAKEN).hasSize(17));
 *     }
 * }
 * </pre>
 *
 * <h2>A hub on plain Camel</h2>
 *
 * <pre>
 * class PlainHubSampleTest {
 *
 *     &#64;TempDir
 *     Path directory;
 *
 *     &#64;Test
 *     void everyRecordOfARunReachesTheCrm() throws Exception {
 *         int port = freePort();
 *         URI webhook = URI.create("http://localhost:" + port + "/edges/callbacks");
 *         try (EdgesSandbox edges = new EdgesSandbox()
 *                         .webhook(webhook, Map.of("X-Edges-Webhook-Secret", "s"))
 *                         .start();
 *                 DefaultCamelContext hub = new DefaultCamelContext()) {
 *             Map.of(
 *                             "edges.enabled",
 *                             "true",
 *                             "edges.api.url",
 *                             edges.url(),
 *                             "edges.api.key",
 *                             edges.apiKey(),
 *                             "edges.webhook.secret",
 *                             "s",
 *                             "edges.ledger.url",
 *                             "jdbc:sqlite:" + directory.resolve("edges.db"))
 *                     .forEach(hub.getPropertiesComponent()::addInitialProperty);
 *             hub.addService(server(port));
 *             hub.addRoutes(new RouteBuilder() {
 *                 &#64;Override
 *                 public void configure() {
 *                     from("kamelet:edges-records-source?downstream=crm").to("mock:crm");
 *                 }
 *             });
 *             MockEndpoint crm = hub.getEndpoint("mock:crm", MockEndpoint.class);
 *             crm.expectedMessageCount(17);
 *             hub.start();
 *
 *             edges.run(SandboxRun.incremental("linkedin-extract-messages").existing(17));
 *             edges.advance(Duration.ofHours(1)); // the run ends, its callbacks are sent
 *
 *             crm.assertIsSatisfied();
 *         }
 *     }
 *
 *     private static VertxPlatformHttpServer server(int port) {
 *         VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
 *         http.setBindPort(port);
 *         return new VertxPlatformHttpServer(http);
 *     }
 *
 *     private static int freePort() throws IOException {
 *         try (ServerSocket free = new ServerSocket(0)) {
 *             return free.getLocalPort();
 *         }
 *     }
 * }
 * </pre>
 *
 * <h2>A downstream alone, with Edges off</h2>
 *
 * <pre>
 * class DownstreamSampleTest {
 *
 *     &#64;Test
 *     void aRecordIsSentAsTheCrmWantsIt() throws Exception {
 *         try (DefaultCamelContext hub = new DefaultCamelContext()) {
 *             hub.getPropertiesComponent().addInitialProperty("edges.enabled", "false");
 *             hub.addRoutes(new RouteBuilder() {
 *                 &#64;Override
 *                 public void configure() {
 *                     from("kamelet:edges-records-source?downstream=crm")
 *                             .routeId("deliver-to-crm")
 *                             .setBody(simple("contact: ${body}"))
 *                             .to("http:crm.example.com/contacts?httpMethod=POST");
 *                 }
 *             });
 *             AdviceWith.adviceWith(hub, "deliver-to-crm", route -&gt; {
 *                 route.replaceFromWith("direct:record");
 *                 route.weaveByToUri("http:*").replace().to("mock:crm");
 *             });
 *             MockEndpoint crm = hub.getEndpoint("mock:crm", MockEndpoint.class);
 *             crm.expectedBodiesReceived("contact: {\"id\":1}");
 *             hub.start();
 *
 *             hub.createProducerTemplate().sendBody("direct:record", "{\"id\":1}");
 *
 *             crm.assertIsSatisfied();
 *         }
 *     }
 * }
 * </pre>
 *
 * <p>May use no other package.
 */
package org.edgesroutes.sandbox;

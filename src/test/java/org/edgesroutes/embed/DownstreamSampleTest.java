package org.edgesroutes.embed;

import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The test of a downstream alone, as the Javadoc of the sandbox shows it. */
class DownstreamSampleTest {

    @Test
    void aRecordIsSentAsTheCrmWantsIt() throws Exception {
        try (DefaultCamelContext hub = new DefaultCamelContext()) {
            hub.getPropertiesComponent().addInitialProperty("edges.enabled", "false");
            hub.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:edges-records-source?downstream=crm")
                            .routeId("deliver-to-crm")
                            .setBody(simple("contact: ${body}"))
                            .to("http:crm.example.com/contacts?httpMethod=POST");
                }
            });
            AdviceWith.adviceWith(hub, "deliver-to-crm", route -> {
                route.replaceFromWith("direct:record");
                route.weaveByToUri("http:*").replace().to("mock:crm");
            });
            MockEndpoint crm = hub.getEndpoint("mock:crm", MockEndpoint.class);
            crm.expectedBodiesReceived("contact: {\"id\":1}");
            hub.start();

            hub.createProducerTemplate().sendBody("direct:record", "{\"id\":1}");

            crm.assertIsSatisfied();
        }
    }
}

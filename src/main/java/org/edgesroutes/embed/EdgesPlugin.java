package org.edgesroutes.embed;

import org.apache.camel.CamelContext;
import org.apache.camel.VetoCamelContextStartException;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;
import org.edgesroutes.EdgesRoutes;
import org.edgesroutes.ledger.LedgerException;
import org.edgesroutes.settings.SettingsException;

/**
 * How Edges Routes comes into the context of an application that has the jar on its class path and sets {@code
 * edges.enabled=true}. Camel finds it by the service loader. When a context is made there are neither properties nor a
 * model of routes yet, and when it is initialised no route is taken any more, so it waits for the moment in between.
 */
public final class EdgesPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextInitializing(CamelContext initializing) throws VetoCamelContextStartException {
                begin(initializing);
            }
        });
    }

    private static void begin(CamelContext context) throws VetoCamelContextStartException {
        if (EdgesRoutes.isIn(context)) {
            return;
        }
        try {
            switch (EmbeddedInstaller.wantsEdges(context)) {
                case YES -> new EmbeddedInstaller(context).addEdges();
                case NO -> {
                    EdgesRoutes.offerNames(context);
                    EffectiveProperties.offer(context);
                }
                case NOT_SAID -> {
                    // the jar alone changes nothing
                }
            }
        } catch (SettingsException | LedgerException refused) {
            throw veto(refused.getMessage(), refused, context);
        } catch (Exception failure) {
            throw veto(failure.toString(), failure, context);
        }
    }

    /** An application that wants its records and does not get them should not look as if it worked. */
    private static VetoCamelContextStartException veto(String why, Exception cause, CamelContext context) {
        return new VetoCamelContextStartException(
                "Edges Routes cannot start, and with edges.enabled=true nothing starts without it: " + why,
                cause,
                context,
                true);
    }
}

package org.edgesroutes.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.camel.CamelContext;
import picocli.CommandLine.IVersionProvider;

/** Which versions a report of a fault should name. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream file = VersionProvider.class.getResourceAsStream("version.properties")) {
            build.load(file);
        }
        return new String[] {
            "edges-routes %s (Apache Camel %s, Java %s)"
                    .formatted(
                            build.getProperty("version"),
                            CamelContext.class.getPackage().getImplementationVersion(),
                            System.getProperty("java.version"))
        };
    }
}

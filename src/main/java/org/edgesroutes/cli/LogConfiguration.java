package org.edgesroutes.cli;

import org.edgesroutes.main.LaunchOptions;

/** Points Log4j to its configuration file. Call it before the first class asks for a logger. */
final class LogConfiguration {

    private static final String PROPERTY = "log4j2.configurationFile";

    /** System property from which the file takes the level. */
    private static final String LEVEL = "log.level";

    /** System property from which the file takes the standard stream to write to. */
    private static final String TARGET = "log.target";

    /** The target of a service. */
    static final String ON_STANDARD_OUTPUT = "SYSTEM_OUT";

    /** The target of a command, whose standard output is its answer. */
    static final String BESIDE_THE_ANSWER = "SYSTEM_ERR";

    private LogConfiguration() {}

    static void choose(LaunchOptions launch, String level, String target) {
        if (System.getProperty(TARGET) == null) {
            System.setProperty(TARGET, target);
        }
        if (System.getProperty(LEVEL) == null) {
            System.setProperty(LEVEL, level);
        }
        if (System.getProperty(PROPERTY) == null && System.getenv("LOG4J_CONFIGURATION_FILE") == null) {
            launch.find("config/log4j2.properties").ifPresent(file -> System.setProperty(PROPERTY, file.toString()));
        }
    }
}

package org.edgesroutes.cli;

import org.edgesroutes.main.LaunchOptions;

/** Points the log to its configuration. Has to happen before the first class asks for a logger. */
final class LogConfiguration {

    private static final String PROPERTY = "log4j2.configurationFile";

    /** What the file takes the level from. */
    private static final String LEVEL = "log.level";

    /** And where it writes to. */
    private static final String TARGET = "log.target";

    /** Of a service. */
    static final String ON_STANDARD_OUTPUT = "SYSTEM_OUT";

    /** Of a command, whose standard output is its answer. */
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

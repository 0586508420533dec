package org.edgesroutes;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** Keeps what a logger, and those below it, log from here on, until it is closed. */
public final class LogLines extends AbstractAppender implements AutoCloseable {

    /** @param text the message, with the stack trace where there is one */
    public record Line(Level level, String logger, String text) {

        /** Whether an operator sees it at the levels of the distribution. */
        public boolean isShown() {
            return level.isMoreSpecificThan(
                    logger.startsWith("org.apache") || logger.startsWith("io.") ? Level.WARN : Level.INFO);
        }
    }

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Level before;

    private LogLines(String logger, Level level) {
        super("lines", null, null, true, Property.EMPTY_ARRAY);
        start();
        this.logger = (Logger) LogManager.getLogger(logger);
        this.before = this.logger.getLevel();
        Configurator.setLevel(logger, level);
        this.logger.addAppender(this);
        this.logger.setAdditive(false);
    }

    /** @param logger the name of a package or class */
    public static LogLines of(String logger, Level level) {
        return new LogLines(logger, level);
    }

    @Override
    public void append(LogEvent event) {
        StringWriter text = new StringWriter();
        text.append(event.getMessage().getFormattedMessage());
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(text.append(System.lineSeparator()), true));
        }
        lines.add(new Line(event.getLevel(), event.getLoggerName(), text.toString()));
    }

    /** Every line so far. */
    public List<Line> all() {
        return List.copyOf(lines);
    }

    /** The texts of the lines that an operator sees. */
    public List<String> shown() {
        return lines.stream().filter(Line::isShown).map(Line::text).toList();
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        logger.setAdditive(true);
        Configurator.setLevel(logger.getName(), before);
    }
}

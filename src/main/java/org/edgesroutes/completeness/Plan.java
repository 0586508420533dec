package org.edgesroutes.completeness;

import java.time.Duration;

/**
 * When a run is continued next.
 *
 * @param every from the continue before
 * @param why in words, for the person who reads the row of the run
 */
public record Plan(Duration every, String why) {}

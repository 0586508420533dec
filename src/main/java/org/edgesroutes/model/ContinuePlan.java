package org.edgesroutes.model;

import java.time.Duration;

/**
 * How often a run is continued.
 *
 * @param every from the continue before
 * @param why as a sentence
 */
public record ContinuePlan(Duration every, String why) {}

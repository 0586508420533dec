package org.edgesroutes.sandbox;

import java.net.URI;
import java.time.Instant;

/**
 * One attempt to hand over a callback, as the sandbox saw it.
 *
 * @param at when, on the clock of the sandbox
 * @param callbackUid the uid in the callback history
 * @param runUid the run
 * @param url the receiver
 * @param body the JSON that was sent
 * @param status the answer; 0 when there was none
 */
public record SandboxDelivery(Instant at, String callbackUid, String runUid, URI url, String body, int status) {}

package org.edgesroutes.model;

/**
 * The place at which a version of a record came.
 *
 * @param callbackId its callback or page of outputs; null for the one that is being taken in
 * @param index of the record in it
 */
public record RecordArrival(Long callbackId, int index) {}

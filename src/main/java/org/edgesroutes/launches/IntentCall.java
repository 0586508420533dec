package org.edgesroutes.launches;

import java.util.function.BooleanSupplier;
import org.edgesroutes.model.Intent;

/** A call to Edges that is not idempotent there, and how to tell afterwards whether it took effect. */
interface IntentCall {

    /**
     * Notes what is there before the first request, to tell afterwards what is new.
     *
     * @return JSON; null where nothing needs to be noted
     * @throws org.edgesroutes.api.EdgesApiException when Edges cannot be asked
     */
    String before(Intent intent);

    /**
     * Makes the call, once.
     *
     * @param wanted asked right before a request leaves; false keeps it from leaving
     * @return the uid of the run or schedule
     * @throws org.edgesroutes.api.EdgesApiException when it failed, or its outcome is unknown
     */
    String send(Intent intent, BooleanSupplier wanted);

    /**
     * Looks whether an earlier request took effect.
     *
     * @throws org.edgesroutes.api.EdgesApiException when Edges cannot be asked
     */
    LookResult look(Intent intent);
}

package org.edgesroutes.reload;

/** Holds HTTP requests back while the routes behind it are replaced. */
interface RequestGate {

    /** For routes that receive no requests. */
    RequestGate NONE = new RequestGate() {
        @Override
        public void close() {
            // there are no requests to hold
        }

        @Override
        public void open() {
            // nothing was held
        }
    };

    /** Holds new requests from now on; returns when those in progress are answered or take too long. */
    void close() throws InterruptedException;

    /** Lets the waiting requests in. */
    void open();
}

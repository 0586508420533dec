package org.edgesroutes.reload;

/** Where requests wait while the routes behind it are swapped. */
interface RequestGate {

    /** For routes that no request comes in through. */
    RequestGate NONE = new RequestGate() {
        @Override
        public void close() {
            // there is nothing to hold
        }

        @Override
        public void open() {
            // nothing was held
        }
    };

    /** From now on requests wait outside; returns when those inside have been answered, or take too long. */
    void close() throws InterruptedException;

    /** Lets those in who wait. */
    void open();
}

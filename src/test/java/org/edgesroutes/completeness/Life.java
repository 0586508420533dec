package org.edgesroutes.completeness;

import java.io.IOException;

/** A process of the service, as long as it lives; whatever is asked of a dead one fails with an IOException. */
interface Life extends AutoCloseable {

    /** Hands over a callback. @return the status of the answer */
    int take(String path, byte[] body) throws IOException;

    /** One round of repairs. */
    void round() throws IOException;

    /** One look at the runs. */
    void tick() throws IOException;

    @Override
    void close();
}

package org.edgesroutes.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** Breaks off an answer that is too large, or that comes so slowly that the timeout between two bytes never strikes. */
final class BoundedResponse implements ExecChainHandler {

    /** So many response timeouts may an answer take from its first byte to its last. */
    static final int RESPONSE_TIMEOUTS = 4;

    private final long maxBytes;
    private final long maxNanos;

    BoundedResponse(long maxBytes, Duration responseTimeout) {
        this.maxBytes = maxBytes;
        this.maxNanos = responseTimeout.multipliedBy(RESPONSE_TIMEOUTS).toNanos();
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            response.setEntity(new HttpEntityWrapper(entity) {
                @Override
                public InputStream getContent() throws IOException {
                    return new Bounded(super.getContent(), scope);
                }
            });
        }
        return response;
    }

    private final class Bounded extends FilterInputStream {

        private final ExecChain.Scope scope;
        private final long deadline = System.nanoTime() + maxNanos;
        private long left = maxBytes;

        Bounded(InputStream in, ExecChain.Scope scope) {
            super(in);
            this.scope = scope;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int count = read(one, 0, 1);
            return count < 0 ? count : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw broken("the answer is larger than " + maxBytes + " bytes");
            }
            if (System.nanoTime() - deadline > 0) {
                throw broken("the answer was not complete after " + Duration.ofNanos(maxNanos));
            }
            return count;
        }

        /** Merely closing the stream would read what is left of it. */
        private IOException broken(String why) {
            scope.execRuntime.discardEndpoint();
            return new IOException(why);
        }
    }
}

package org.edgesroutes.api;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.edgesroutes.resilience.RootCause;

/** What may be done after a call that did not succeed. Nothing else in the bundle decides it. */
enum RetryDecision {
    /** The same call may be made again: it had no effect, or repeating it does no harm. */
    RETRY,
    /** The same call would fail again. */
    GIVE_UP,
    /** It may have had its effect: look before doing it again. */
    LOOK_FIRST;

    /** These happen before the first byte of a request is sent. */
    private static final Set<Class<? extends Exception>> NOTHING_SENT = Set.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            SSLHandshakeException.class);

    static RetryDecision ofStatus(int status, boolean repeatable) {
        if (status == 429) {
            return RETRY;
        }
        boolean passing = status == 408 || status >= 500;
        return passing ? ofUncertain(repeatable) : GIVE_UP;
    }

    /** For a connection that broke, and for a success whose body cannot be read. */
    static RetryDecision ofBroken(Throwable failure, boolean repeatable) {
        return nothingSent(failure) ? RETRY : ofUncertain(repeatable);
    }

    static RetryDecision ofUncertain(boolean repeatable) {
        return repeatable ? RETRY : LOOK_FIRST;
    }

    private static boolean nothingSent(Throwable failure) {
        return RootCause.chain(failure)
                .anyMatch(cause -> NOTHING_SENT.stream().anyMatch(kind -> kind.isInstance(cause)));
    }
}

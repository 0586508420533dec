package org.edgesroutes.bench;

import java.util.stream.IntStream;

/** One HTTP request made ahead of time; only the digits of its number change from callback to callback. */
final class CallbackRequest {

    /** Stands where the number of the callback goes, in as many digits. */
    static final String NUMBER = "########";

    private final byte[] bytes;
    private final int[] places;

    private CallbackRequest(byte[] bytes, int[] places) {
        this.bytes = bytes;
        this.places = places;
    }

    static CallbackRequest of(byte[] bytes) {
        int[] places = IntStream.rangeClosed(0, bytes.length - NUMBER.length())
                .filter(place -> startsNumber(bytes, place))
                .toArray();
        return new CallbackRequest(bytes, places);
    }

    private static boolean startsNumber(byte[] bytes, int place) {
        return IntStream.range(0, NUMBER.length()).allMatch(i -> bytes[place + i] == NUMBER.charAt(i));
    }

    /** One for each connection, since it is changed in place. */
    CallbackRequest copy() {
        return new CallbackRequest(bytes.clone(), places);
    }

    /** @return the same array each time, with this number in it */
    byte[] numbered(int callback) {
        for (int place : places) {
            int rest = callback;
            for (int digit = NUMBER.length() - 1; digit >= 0; digit--) {
                bytes[place + digit] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return bytes;
    }
}

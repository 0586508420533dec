package org.edgesroutes.model;

import java.util.BitSet;
import java.util.stream.IntStream;

/** One field of a cron expression: the values that it admits, from numbers, ranges, lists and steps. */
final class CronField {

    private final BitSet values = new BitSet();
    private final int least;
    private final int greatest;

    private CronField(int least, int greatest) {
        this.least = least;
        this.greatest = greatest;
    }

    /** Throws IllegalArgumentException that begins with {@code name} and quotes what cannot be read. */
    static CronField parse(String name, String text, int least, int greatest) {
        CronField field = new CronField(least, greatest);
        try {
            for (String part : text.split(",", -1)) {
                field.add(part);
            }
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(name + " '" + text + "' " + fault.getMessage(), fault);
        }
        return field;
    }

    private void add(String part) {
        String[] halves = part.split("/", 2);
        String[] ends = halves[0].split("-", 2);
        boolean wildcard = halves[0].equals("*");
        int from = wildcard ? least : number(ends[0]);
        int to = wildcard ? greatest : number(ends[ends.length - 1]);
        if (from > to) {
            throw new IllegalArgumentException("has a range that ends before it begins");
        }
        int step = 1;
        if (halves.length == 2) {
            if (!wildcard && ends.length == 1) {
                throw new IllegalArgumentException("needs a range or * in front of /");
            }
            step = step(halves[1]);
        }
        for (int value = from; value <= to; value += step) {
            values.set(value);
        }
    }

    private int number(String text) {
        if (!text.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("is not a number, a range, a list or *");
        }
        int number = Integer.parseInt(text);
        if (number < least || number > greatest) {
            throw new IllegalArgumentException("is outside of " + least + " to " + greatest);
        }
        return number;
    }

    private int step(String text) {
        if (!text.matches("0*[1-9]\\d{0,2}")) {
            throw new IllegalArgumentException("needs a step of at least 1 behind /");
        }
        return Integer.parseInt(text);
    }

    boolean admits(int value) {
        return values.get(value);
    }

    /** In ascending order. */
    IntStream values() {
        return values.stream();
    }

    /** True for {@code *} and whatever else excludes no value. */
    boolean isUnrestricted() {
        return values.cardinality() == greatest - least + 1;
    }
}

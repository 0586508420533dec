package org.edgesroutes.records;

import java.math.BigDecimal;

/**
 * A number in a notation that no class of Java keeps, such as {@code 1e999} or {@code -0}. Jackson writes the text of a
 * number that it does not know.
 */
final class ExactNumber extends Number {

    private static final long serialVersionUID = 1L;

    private final String text;

    ExactNumber(String text) {
        this.text = text;
    }

    @Override
    public int intValue() {
        return (int) doubleValue();
    }

    @Override
    public long longValue() {
        return (long) doubleValue();
    }

    @Override
    public float floatValue() {
        return Float.parseFloat(text);
    }

    @Override
    public double doubleValue() {
        return Double.parseDouble(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactNumber number && new BigDecimal(text).compareTo(new BigDecimal(number.text)) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(doubleValue());
    }

    @Override
    public String toString() {
        return text;
    }
}

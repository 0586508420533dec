package org.edgesroutes.records;

/** What may become a key, a column that is compared, or a header of a delivery. */
public final class SafeText {

    private SafeText() {}

    /**
     * @return whether the text has no control characters, with which a header could be forged, and no halves of
     *     surrogate pairs, which UTF-8 cannot tell apart
     */
    public static boolean is(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }
}

package org.edgesroutes.api;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where a page of inputs or outputs begins ({@code docs/edges-api.md}, "Paging"): the query of the address that the
 * page before named, or an offset where pages have no such address.
 *
 * @param query what to ask with
 * @param offset rows before this page; -1 where they are not counted
 * @param limit the most rows of a page
 */
record PageCursor(String query, int offset, int limit) {

    private static final String OFFSET = "offset:";

    /** The characters of a query by RFC 3986, section 3.4. */
    private static final String ALLOWED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%";

    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final int LONGEST_SHOWN = 200;

    static PageCursor of(String cursor, int limit) {
        if (cursor == null) {
            return new PageCursor("limit=" + limit, 0, limit);
        }
        if (cursor.startsWith(OFFSET)) {
            int offset = Integer.parseInt(cursor.substring(OFFSET.length()));
            return new PageCursor("limit=%d&offset=%d".formatted(limit, offset), offset, limit);
        }
        return new PageCursor(cursor, -1, limit);
    }

    /**
     * A look behind a page.
     *
     * @param cursor of the next page, null after the last one and where it cannot be told
     * @param problem why it cannot be told, as a clause; else null
     */
    record Next(String cursor, String problem) {

        private static final Next NONE = new Next(null, null);
    }

    /**
     * Only the query of the next address counts: whatever host and path it names, the next page is asked for where this
     * one was, so that the API key goes nowhere else. Characters that a query may not have are encoded.
     *
     * @param address of the next page as the header names it, may be null
     * @param rows of this page
     */
    Next next(String address, int rows) {
        if (address == null || address.isBlank()) {
            // a full page without an address is the last one, or pages go by offset: asking once more tells
            return offset >= 0 && rows >= limit ? new Next(OFFSET + (offset + rows), null) : Next.NONE;
        }
        String next = queryOf(address.strip());
        if (next.isEmpty()) {
            return new Next(null, "the link to the next page has no query: " + shortened(address.strip()));
        }
        return next.equals(query)
                ? new Next(null, "the link to the next page leads to the same page: " + shortened(address.strip()))
                : new Next(next, null);
    }

    private static String queryOf(String address) {
        String beforeFragment = address.split("#", 2)[0];
        int start = beforeFragment.indexOf('?');
        return start < 0 ? "" : encoded(beforeFragment.substring(start + 1));
    }

    private static String encoded(String query) {
        StringBuilder encoded = new StringBuilder(query.length());
        for (byte one : query.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (one & 0xff);
            encoded.append(
                    ALLOWED.indexOf(character) >= 0 ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return STRAY_PERCENT.matcher(encoded).replaceAll("%25");
    }

    private static String shortened(String address) {
        return address.length() <= LONGEST_SHOWN ? address : address.substring(0, LONGEST_SHOWN) + "…";
    }
}

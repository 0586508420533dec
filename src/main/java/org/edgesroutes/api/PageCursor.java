package org.edgesroutes.api;

import java.net.URI;

/**
 * Where a page of inputs or outputs begins ({@code docs/edges-api.md}, "Paging"): the query of the address that the
 * page before named, or an offset where pages have no such address.
 *
 * @param query what to ask with
 * @param offset rows before this page; -1 when nobody counts them
 * @param limit the most rows of a page
 */
record PageCursor(String query, int offset, int limit) {

    private static final String OFFSET = "offset:";

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
     * Only the query of the next address counts: whatever host and path it names, the next page is asked for where this
     * one was, so that the API key goes nowhere else.
     *
     * @param address of the next page as the header names it, may be null
     * @return null after the last page
     */
    String next(String address, int rows) {
        if (address != null && !address.isBlank()) {
            String next = query(address.strip());
            return next == null || next.equals(query) ? null : next;
        }
        // a full page without an address is the last one, or pages go by offset: asking once more tells
        return offset >= 0 && rows >= limit ? OFFSET + (offset + rows) : null;
    }

    private static String query(String address) {
        try {
            return URI.create(address).getRawQuery();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}

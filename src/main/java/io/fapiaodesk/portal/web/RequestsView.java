package io.fapiaodesk.portal.web;

import java.util.List;

/** A page of somebody's requests, the open ones apart. */
record RequestsView(List<RequestRow> rows, int page, boolean hasNext) {

    RequestsView {
        rows = List.copyOf(rows);
    }

    public List<RequestRow> open() {
        return rows.stream().filter(RequestRow::open).toList();
    }

    public List<RequestRow> closed() {
        return rows.stream().filter(row -> !row.open()).toList();
    }
}

package io.fapiaodesk.paper.domain;

import java.util.List;

/** The table of what becomes of lost paper invoices, which business people edit. */
public interface LossTable {

    /** Every row that fits; one, if the table is whole. */
    List<LossRow> rows(LossFacts facts);
}

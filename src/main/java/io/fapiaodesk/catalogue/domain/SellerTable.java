package io.fapiaodesk.catalogue.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Which row of the seller catalogue names which product: a table that business people edit. */
public interface SellerTable {

    /** Which edition of the table is in force; another one comes with each change of it. */
    String edition();

    /** The days that an edition's validity dates name: between two of them nothing changes. */
    Set<LocalDate> edges(String edition);

    /** All rows that name the product for an order placed on that day: none, or several, is the table's mistake. */
    List<SellerRow> rows(String edition, String productCode, LocalDate placedOn);

    /** Every row with each of its contents, the first one first. */
    List<SellerRow> contents(String edition);
}

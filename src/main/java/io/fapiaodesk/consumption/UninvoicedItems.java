package io.fapiaodesk.consumption;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an account has consumed and not had invoiced. Money that was only topped up is not consumed. */
@Component
public class UninvoicedItems {

    private final JdbcClient jdbc;

    public UninvoicedItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest first. What has been refunded entirely, or used for an offset, is not listed. */
    public List<UninvoicedItem> of(String accountId) {
        return jdbc.sql("""
                        select source_id, product_code, month, amount - refunded - invoiced - offset_used as open_amount
                          from consumption
                         where account_id = :account and kind in ('ORDER', 'BILL')
                           and amount - refunded - invoiced - offset_used > 0
                         order by placed_at, source_id
                        """)
                .param("account", accountId)
                .query((row, n) -> new UninvoicedItem(
                        row.getString("source_id"),
                        row.getString("product_code"),
                        row.getString("month"),
                        row.getBigDecimal("open_amount")))
                .list();
    }
}

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

    /** The oldest first. What has been refunded entirely is not listed. */
    public List<UninvoicedItem> of(String accountId) {
        return jdbc.sql("""
                        select item.source_id, item.product_code, item.month,
                               item.amount - coalesce(refunded.amount, 0) as open_amount
                          from consumption item
                          left join (select refund_of, sum(amount) as amount
                                       from consumption
                                      where account_id = :account and kind = 'REFUND'
                                      group by refund_of) refunded on refunded.refund_of = item.source_id
                         where item.account_id = :account and item.kind in ('ORDER', 'BILL')
                           and item.amount - coalesce(refunded.amount, 0) > 0
                         order by item.placed_at, item.source_id
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

-- Until now an order and its refund that were delivered at the same time could both be stored without the refund being
-- counted (decision 26). Such refunds are looked at once more, the way those are whose time has come.
update consumption refund
   set settled = false, settles_at = timestamptz '2000-01-01 00:00:00+08'
  from (select item.source_id, item.account_id
          from consumption item
          join consumption other on other.refund_of = item.source_id and other.account_id = item.account_id
         where item.kind <> 'REFUND' and other.kind = 'REFUND'
         group by item.source_id
        having item.refunded <> coalesce(sum(other.amount) filter (where other.settled), 0)
           and sum(other.amount) <= item.amount) missed
 where refund.kind = 'REFUND' and refund.settled
   and refund.refund_of = missed.source_id and refund.account_id = missed.account_id;

update consumption item
   set refund_pending = waiting.amount
  from (select refund_of, account_id, sum(amount) as amount
          from consumption
         where kind = 'REFUND' and not settled and settles_at is distinct from timestamptz '2000-01-01 00:00:00+08'
         group by refund_of, account_id) waiting
 where item.source_id = waiting.refund_of and item.account_id = waiting.account_id and item.kind <> 'REFUND'
   and item.refund_pending <> waiting.amount and item.refunded + waiting.amount <= item.amount;

-- A booking that was told to be as of a moment to come has hidden every booking since (decision 25).
update invoice set booked_as_of = now() where booked_as_of > now() + interval '10 minutes';

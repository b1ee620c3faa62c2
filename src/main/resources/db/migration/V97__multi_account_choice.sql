-- Whether the master of an account family uses the multi-account service, as it has chosen here. What the account system
-- delivered last stands beside it; a delivery that says something else than the one before ends the choice.
alter table account add column multi_account_choice boolean;

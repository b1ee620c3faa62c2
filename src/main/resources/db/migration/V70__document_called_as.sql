-- The ending a file came with, where its content is something else: it is kept under the ending that fits, and its
-- reviewer is told.
alter table document add column called_as text;

-- The newest row of Messages that was known when a piece was last handed over: its own has a higher number.
alter table outbox_piece add column after_row integer;

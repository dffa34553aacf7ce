-- What was known when a message was judged besides what it says and the configuration, as words with commas; null for
-- nothing in particular. And what its turn needs besides the message, as JSON.
alter table inbound add column circumstances text;
alter table inbound add column turn_input text;

-- A turn that an older version queued has no input: it is judged again.
update inbound set state = 'RECEIVED', turn_id = null where state = 'QUEUED';

create index inbound_turns on inbound (conversation, id) where turn_id is not null;
create index inbound_unaddressed on inbound (conversation, id) where outcome = 'no mention';

-- A person's address is kept with a mark of its own, so that none can be taken for another kind of target.
update outbox_message set target = 'handle:' || target where target like 'imessage:%' or target like 'sms:%' or target like 'auto:%';
update outbox_message set target = 'handle::' || target where target not like 'chat\_%' escape '\' and target not like 'handle:%';

-- A closed session is kept by its name alone, until its directory is deleted with it.
alter table acp_session add column closed_at bigint;

create index acp_session_closed on acp_session (closed_at) where closed_at is not null;

drop index acp_session_used;
create index acp_session_used on acp_session (last_used_at desc, session_key) where closed_at is null;

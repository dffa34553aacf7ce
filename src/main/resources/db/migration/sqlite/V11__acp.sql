-- The sessions of agents that speak the Agent Client Protocol. What the agent itself calls a session, and for which life of
-- the session and which launch it made that, tells whether it can be taken up again. Times are milliseconds since 1970.
create table acp_session (
  session_key  text not null primary key,
  agent        text not null,
  mode         text not null,
  backend      text not null,
  cwd          text,
  label        text,
  options      text not null,
  spawned      integer not null,
  incarnation  text,
  launched     text,
  remote_id    text,
  last_error   text,
  created_at   integer not null,
  last_used_at integer not null
) strict;

create index acp_session_used on acp_session (last_used_at desc, session_key);
create index acp_session_label on acp_session (label);

-- Which conversation was bound to which session by someone in it.
create table conversation_binding (
  conversation text not null primary key,
  account      text not null,
  peer         text not null,
  is_group     integer not null,
  session_key  text not null,
  agent        text not null,
  bound_by     text not null,
  bound_at     integer not null,
  last_used_at integer not null
) strict;

create index conversation_binding_session on conversation_binding (session_key);

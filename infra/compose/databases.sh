#!/bin/sh
# Runs once, when the database folder is new: a database and its owner for each service and for Keycloak.
set -eu
for name in pronto_conversation pronto_routing pronto_sla pronto_knowledge pronto_analytics keycloak; do
  psql -v ON_ERROR_STOP=1 -U postgres -v name="$name" -v password="$PRONTO_DB_PASSWORD" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
SQL
done

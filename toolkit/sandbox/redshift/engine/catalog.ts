/**
 * What Redshift has and PostgreSQL has not: functions, and the tables in which a load explains its errors.
 * The present is that of the sandbox's clock, which the engine sets before each statement.
 */
export const CATALOG = `
GRANT ALL ON SCHEMA public TO PUBLIC;

CREATE FUNCTION pg_catalog.getdate() RETURNS timestamp LANGUAGE sql STABLE AS
  $$ SELECT current_setting('sandbox.time')::timestamp $$;
CREATE FUNCTION pg_catalog.nvl2(anyelement, anycompatible, anycompatible) RETURNS anycompatible LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN $1 IS NULL THEN $3 ELSE $2 END $$;
CREATE FUNCTION pg_catalog.len(text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT length($1) $$;
CREATE FUNCTION pg_catalog.strtol(text, integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS
  $$ SELECT sum(position(substr(lower($1), i, 1) IN '123456789abcdefghijklmnopqrstuvwxyz') * $2 ^ (length($1) - i))::bigint
     FROM generate_series(1, length($1)) AS i $$;
CREATE FUNCTION pg_catalog.convert_timezone(source text, target text, at timestamp) RETURNS timestamp
  LANGUAGE sql STABLE AS $$ SELECT at AT TIME ZONE source AT TIME ZONE target $$;
CREATE FUNCTION pg_catalog.convert_timezone(target text, at timestamp) RETURNS timestamp
  LANGUAGE sql STABLE AS $$ SELECT at AT TIME ZONE 'UTC' AT TIME ZONE target $$;
CREATE FUNCTION pg_catalog.dateadd(part text, amount numeric, at timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
  $$ SELECT at + CASE WHEN part ~* '^q' THEN 3 * amount * interval '1 month'
                      ELSE amount::double precision * ('1 ' || part)::interval END $$;
CREATE FUNCTION pg_catalog.datediff(part text, earlier timestamp, later timestamp) RETURNS bigint LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE
       WHEN part ~* '^y' THEN extract(year FROM later) - extract(year FROM earlier)
       WHEN part ~* '^(mon|mons|month|months)$' THEN 12 * (extract(year FROM later) - extract(year FROM earlier))
         + extract(month FROM later) - extract(month FROM earlier)
       WHEN part ~* '^q' THEN 4 * (extract(year FROM later) - extract(year FROM earlier))
         + extract(quarter FROM later) - extract(quarter FROM earlier)
       ELSE round(extract(epoch FROM date_trunc(part, later) - date_trunc(part, earlier))
         / extract(epoch FROM ('1 ' || part)::interval)) END::bigint $$;
CREATE FUNCTION pg_catalog.json_extract_path_text(document text, VARIADIC path text[]) RETURNS text
  LANGUAGE sql IMMUTABLE AS $$ SELECT json_extract_path_text(document::json, VARIADIC path) $$;
CREATE FUNCTION pg_catalog.json_parse(text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$ SELECT $1::jsonb $$;
CREATE FUNCTION pg_catalog.json_parse(bytea) RETURNS jsonb LANGUAGE sql IMMUTABLE AS
  $$ SELECT convert_from($1, 'UTF8')::jsonb $$;
CREATE FUNCTION pg_catalog.can_json_parse(text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
  $$ BEGIN RETURN $1::jsonb IS NOT NULL; EXCEPTION WHEN OTHERS THEN RETURN false; END $$;
CREATE FUNCTION pg_catalog.can_json_parse(bytea) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
  $$ BEGIN RETURN json_parse($1) IS NOT NULL; EXCEPTION WHEN OTHERS THEN RETURN false; END $$;
CREATE FUNCTION pg_catalog.from_varbyte(bytes bytea, format text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN format ~* '^utf-?8$' THEN convert_from(bytes, 'UTF8') ELSE encode(bytes, lower(format)) END $$;
CREATE FUNCTION pg_catalog.json_serialize(jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT $1::text $$;
CREATE AGGREGATE pg_catalog.listagg(text, text)
  (SFUNC = string_agg_transfn, STYPE = internal, FINALFUNC = string_agg_finalfn);

CREATE TABLE pg_catalog.stl_load_errors (
  starttime timestamp, tablename varchar(256), filename varchar(1024), line_number bigint, colname varchar(127),
  type varchar(32), raw_line varchar(1024), raw_field_value varchar(1024), err_code integer, err_reason varchar(256));
CREATE VIEW pg_catalog.sys_load_error_detail AS
  SELECT starttime AS start_time, tablename AS table_name, filename AS file_name, line_number, colname AS column_name,
         type AS column_type, err_code AS error_code, err_reason AS error_message
  FROM pg_catalog.stl_load_errors;

CREATE TABLE pg_catalog.streaming_views (
  name text PRIMARY KEY, source text, stream_name text, query text, refreshes_itself boolean);
CREATE TABLE pg_catalog.streaming_positions (
  view text, shard_id text, sequence_number text, PRIMARY KEY (view, shard_id));
CREATE TABLE pg_catalog.sys_copy_job (
  job_id bigint GENERATED ALWAYS AS IDENTITY, job_name text, iam_role text, job_text text, is_auto integer);
CREATE TABLE pg_catalog.copy_job_files (
  job_name text, file_location text, file_name text, file_size bigint, modification_time timestamp,
  enqueue_time timestamp, status char(1), PRIMARY KEY (job_name, file_name));
CREATE VIEW pg_catalog.sys_copy_job_detail AS
  SELECT job_id, f.job_name, file_location, file_name, file_size, job_text, modification_time, enqueue_time, status
  FROM pg_catalog.copy_job_files AS f JOIN pg_catalog.sys_copy_job USING (job_name) WHERE status IS NOT NULL;
GRANT SELECT ON pg_catalog.stl_load_errors, pg_catalog.sys_load_error_detail TO PUBLIC;
`;

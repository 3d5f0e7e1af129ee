-- The tables of a ledger on a PostgreSQL server, format 1; docs/record-format.md says what each column means.
-- The rules are those of sqlite_schema.sql, one by one. A function that guards has a search path of its own:
-- with that of whoever writes, a table or an operator of theirs could stand in for ours.

CREATE TABLE wijkledger.ledger (
  id bigint PRIMARY KEY CHECK (id = 1),
  ledger text NOT NULL,
  format bigint NOT NULL,
  created_at text NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32)
);

CREATE TABLE wijkledger.entry (
  position bigint PRIMARY KEY,
  dossier text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL UNIQUE,
  state bytea NOT NULL,
  salts bytea NOT NULL,
  leaf bytea NOT NULL CHECK (length(leaf) = 32),
  UNIQUE (dossier, number)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

CREATE TABLE wijkledger.node (
  level bigint NOT NULL,
  idx bigint NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, idx)
);

-- One row that changes with every append: kept on its page, and cleaned soon.
CREATE TABLE wijkledger.head (
  id bigint PRIMARY KEY CHECK (id = 1),
  size bigint NOT NULL,
  root bytea NOT NULL CHECK (length(root) = 32),
  edge bytea NOT NULL CHECK (length(edge) % 32 = 0)
) WITH (fillfactor = 10, autovacuum_vacuum_threshold = 50, autovacuum_vacuum_scale_factor = 0);

CREATE TABLE wijkledger.erasure (
  position bigint NOT NULL REFERENCES wijkledger.entry (position),
  path text COLLATE "C" NOT NULL,
  digest text COLLATE "C" NOT NULL,
  erased_by bigint NOT NULL REFERENCES wijkledger.entry (position),
  PRIMARY KEY (position, path)
);

CREATE FUNCTION wijkledger.refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE integrity_constraint_violation USING MESSAGE = TG_TABLE_NAME || ': nothing is changed or removed';
END $$;

CREATE FUNCTION wijkledger.entry_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.position IS DISTINCT FROM (SELECT coalesce(max(position), 0) + 1 FROM wijkledger.entry) THEN
    RAISE integrity_constraint_violation USING MESSAGE = 'entry: only a new one, at the end';
  END IF;
  RETURN NEW;
END $$;

-- An erasure comes between its own entry and the head that counts it: once the head is there, the door is shut.
CREATE FUNCTION wijkledger.entry_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.position = OLD.position AND NEW.dossier = OLD.dossier AND NEW.number = OLD.number
    AND NEW.kind = OLD.kind AND NEW.id = OLD.id AND NEW.leaf = OLD.leaf
    AND length(NEW.state) + length(NEW.salts) = length(OLD.state) + length(OLD.salts)
    AND length(NEW.salts) < length(OLD.salts)
    AND length(OLD.salts) - length(NEW.salts) = 16 * (
      SELECT count(*) FROM wijkledger.erasure
      WHERE position = OLD.position AND erased_by = (SELECT max(position) FROM wijkledger.entry)
    )
    AND (SELECT size FROM wijkledger.head) < (SELECT max(position) FROM wijkledger.entry)
  THEN
    RETURN NEW;
  END IF;
  RAISE integrity_constraint_violation USING MESSAGE = 'entry: only an erasure changes one';
END $$;

-- Whoever waits for news hears of it when the transaction is committed.
CREATE FUNCTION wijkledger.head_update() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.id = OLD.id AND NEW.size > OLD.size
    AND NEW.size = (SELECT max(position) FROM wijkledger.entry)
  THEN
    PERFORM pg_notify('wijkledger', NEW.size::text);
    RETURN NEW;
  END IF;
  RAISE integrity_constraint_violation USING MESSAGE = 'head: only forward, to the last entry';
END $$;

CREATE FUNCTION wijkledger.single_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE is_taken boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM wijkledger.%I)', TG_TABLE_NAME) INTO is_taken;
  IF is_taken THEN
    RAISE integrity_constraint_violation USING MESSAGE = TG_TABLE_NAME || ': there is one';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION wijkledger.node_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM wijkledger.node WHERE level = NEW.level AND idx = NEW.idx) THEN
    RAISE integrity_constraint_violation USING MESSAGE = 'node: only a new one';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION wijkledger.erasure_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM wijkledger.erasure WHERE position = NEW.position AND path = NEW.path)
    OR NEW.erased_by IS DISTINCT FROM (SELECT max(position) FROM wijkledger.entry)
    OR NEW.position >= NEW.erased_by
    OR NEW.erased_by <= (SELECT size FROM wijkledger.head)
  THEN
    RAISE integrity_constraint_violation USING MESSAGE = 'erasure: only a new one, by the last entry';
  END IF;
  RETURN NEW;
END $$;

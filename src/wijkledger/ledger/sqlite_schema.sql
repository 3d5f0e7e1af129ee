-- The tables of one ledger file, format 1; docs/record-format.md says what each column means.
-- Nothing is ever changed or removed, except the values that an erasure forgets. INSERT OR REPLACE deletes
-- without firing a DELETE trigger (unless recursive_triggers is on), so every INSERT is guarded as well.

CREATE TABLE ledger (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ledger TEXT NOT NULL,
  format INTEGER NOT NULL CHECK (format = 1),
  created_at TEXT NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32)
);

CREATE TABLE entry (
  position INTEGER PRIMARY KEY,
  dossier TEXT NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  state BLOB NOT NULL,
  salts BLOB NOT NULL,
  leaf BLOB NOT NULL CHECK (length(leaf) = 32),
  UNIQUE (dossier, number)
);

CREATE TABLE node (
  level INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, idx)
) WITHOUT ROWID;

CREATE TABLE head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  size INTEGER NOT NULL,
  root BLOB NOT NULL CHECK (length(root) = 32),
  edge BLOB NOT NULL CHECK (length(edge) % 32 = 0)
);

CREATE TABLE erasure (
  position INTEGER NOT NULL REFERENCES entry (position),
  path TEXT NOT NULL,
  digest TEXT NOT NULL,
  erased_by INTEGER NOT NULL REFERENCES entry (position),
  PRIMARY KEY (position, path)
) WITHOUT ROWID;

CREATE TRIGGER entry_insert BEFORE INSERT ON entry
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM entry)
  OR EXISTS (SELECT 1 FROM entry WHERE dossier = NEW.dossier AND number = NEW.number)
  OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'entry: only a new one, at the end'); END;

-- An erasure comes between its own entry and the head that counts it: once the head is there, the door is shut.
CREATE TRIGGER entry_update BEFORE UPDATE ON entry
WHEN NOT (
  NEW.position = OLD.position AND NEW.dossier = OLD.dossier AND NEW.number = OLD.number
  AND NEW.kind = OLD.kind AND NEW.id = OLD.id AND NEW.leaf = OLD.leaf
  AND typeof(NEW.state) = 'blob' AND typeof(NEW.salts) = 'blob'
  AND length(NEW.state) + length(NEW.salts) = length(OLD.state) + length(OLD.salts)
  AND length(NEW.salts) < length(OLD.salts)
  AND length(OLD.salts) - length(NEW.salts) = 16 * (
    SELECT count(*) FROM erasure
    WHERE position = OLD.position AND erased_by = (SELECT max(position) FROM entry)
  )
  AND (SELECT size FROM head) < (SELECT max(position) FROM entry)
)
BEGIN SELECT RAISE(ABORT, 'entry: only an erasure changes one'); END;

CREATE TRIGGER entry_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entry: nothing is removed'); END;

CREATE TRIGGER node_insert BEFORE INSERT ON node
WHEN EXISTS (SELECT 1 FROM node WHERE level = NEW.level AND idx = NEW.idx)
BEGIN SELECT RAISE(ABORT, 'node: only a new one'); END;

CREATE TRIGGER node_update BEFORE UPDATE ON node
BEGIN SELECT RAISE(ABORT, 'node: nothing is changed'); END;

CREATE TRIGGER node_delete BEFORE DELETE ON node
BEGIN SELECT RAISE(ABORT, 'node: nothing is removed'); END;

CREATE TRIGGER head_insert BEFORE INSERT ON head
WHEN EXISTS (SELECT 1 FROM head)
BEGIN SELECT RAISE(ABORT, 'head: there is one'); END;

CREATE TRIGGER head_update BEFORE UPDATE ON head
WHEN NOT (NEW.id = OLD.id AND NEW.size > OLD.size AND NEW.size = (SELECT max(position) FROM entry))
BEGIN SELECT RAISE(ABORT, 'head: only forward, to the last entry'); END;

CREATE TRIGGER head_delete BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'head: nothing is removed'); END;

CREATE TRIGGER erasure_insert BEFORE INSERT ON erasure
WHEN EXISTS (SELECT 1 FROM erasure WHERE position = NEW.position AND path = NEW.path)
  OR NEW.erased_by IS NOT (SELECT max(position) FROM entry) OR NEW.position >= NEW.erased_by
  OR NEW.erased_by <= (SELECT size FROM head)
BEGIN SELECT RAISE(ABORT, 'erasure: only a new one, by the last entry'); END;

CREATE TRIGGER erasure_update BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'erasure: nothing is changed'); END;

CREATE TRIGGER erasure_delete BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'erasure: nothing is removed'); END;

CREATE TRIGGER ledger_insert BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: there is one'); END;

CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is changed'); END;

CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is removed'); END;

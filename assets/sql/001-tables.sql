/* Keydesk's store on SQL Server 2016 SP1 or later, or Azure SQL. Run the scripts of this folder in
   the order of their numbers, in the database of the store, as a member of db_owner: sqlcmd -b -d
   Keydesk -i 001-tables.sql, and so on; or keydesk store install. Every script may be run again
   at any time: it makes what is missing and leaves data alone. 900-version.sql comes last. */

IF OBJECT_ID(N'keydesk.store_info') IS NOT NULL
  EXEC (N'IF EXISTS (SELECT 1 FROM keydesk.store_info WHERE schema_version > 5) THROW 51030, N''keydesk: newer scripts made this store; these are version 5'', 1');
GO

IF SCHEMA_ID(N'keydesk') IS NULL EXEC (N'CREATE SCHEMA keydesk AUTHORIZATION dbo');
GO

/* What kind of data this is, and which version of these scripts made the schema. One row. */
IF OBJECT_ID(N'keydesk.store_info') IS NULL
CREATE TABLE keydesk.store_info (
  id int NOT NULL CONSTRAINT store_info_key PRIMARY KEY CONSTRAINT store_info_is_one CHECK (id = 1),
  purpose varchar(20) NOT NULL CONSTRAINT store_info_purpose
    CHECK (purpose IN ('demo', 'organisation')),
  schema_version int NOT NULL
);
GO
IF NOT EXISTS (SELECT 1 FROM keydesk.store_info)
  INSERT INTO keydesk.store_info (id, purpose, schema_version) VALUES (1, 'organisation', 0);
GO

/* Names compare without case, codes and numbers by their bytes, whatever the database's own
   collation is. A domain is known by its DNS name: two may have one NetBIOS name. Where the DNS
   name is not known, dns_name is the name once more. */
IF OBJECT_ID(N'keydesk.domains') IS NULL
CREATE TABLE keydesk.domains (
  id int NOT NULL IDENTITY CONSTRAINT domains_key PRIMARY KEY,
  name nvarchar(255) COLLATE Latin1_General_CI_AS NOT NULL,
  dns_name nvarchar(255) COLLATE Latin1_General_CI_AS NOT NULL CONSTRAINT domains_by_dns_name UNIQUE
);
GO
/* Version 1 allowed each NetBIOS name only once. */
IF EXISTS (SELECT 1 FROM keydesk.store_info WHERE schema_version = 1)
  ALTER TABLE keydesk.domains DROP CONSTRAINT domains_by_name;
GO

IF OBJECT_ID(N'keydesk.computers') IS NULL
CREATE TABLE keydesk.computers (
  id int NOT NULL IDENTITY CONSTRAINT computers_key PRIMARY KEY,
  domain_id int NOT NULL CONSTRAINT computers_domain REFERENCES keydesk.domains (id),
  name nvarchar(255) COLLATE Latin1_General_CI_AS NOT NULL,
  operating_system nvarchar(255) NOT NULL CONSTRAINT computers_operating_system DEFAULT N'',
  manufacturer nvarchar(255) NOT NULL CONSTRAINT computers_manufacturer DEFAULT N'',
  model nvarchar(255) NOT NULL CONSTRAINT computers_model DEFAULT N'',
  CONSTRAINT computers_by_name UNIQUE (name, domain_id)
);
GO

IF OBJECT_ID(N'keydesk.computer_users') IS NULL
BEGIN
  CREATE TABLE keydesk.computer_users (
    computer_id int NOT NULL CONSTRAINT computer_users_computer REFERENCES keydesk.computers (id),
    domain_id int NOT NULL CONSTRAINT computer_users_domain REFERENCES keydesk.domains (id),
    name nvarchar(255) COLLATE Latin1_General_CI_AS NOT NULL,
    CONSTRAINT computer_users_key PRIMARY KEY (computer_id, domain_id, name)
  );
  CREATE INDEX computer_users_by_name ON keydesk.computer_users (name, domain_id, computer_id);
END;
GO

IF OBJECT_ID(N'keydesk.volumes') IS NULL
BEGIN
  CREATE TABLE keydesk.volumes (
    id int NOT NULL IDENTITY CONSTRAINT volumes_key PRIMARY KEY,
    computer_id int NOT NULL CONSTRAINT volumes_computer REFERENCES keydesk.computers (id),
    kind varchar(20) NOT NULL CONSTRAINT volumes_kind
      CHECK (kind IN ('operating-system', 'fixed', 'removable', 'unknown')),
    drive_letter nvarchar(10) NOT NULL CONSTRAINT volumes_drive_letter DEFAULT N'',
    label nvarchar(255) NOT NULL CONSTRAINT volumes_label DEFAULT N''
  );
  CREATE INDEX volumes_by_computer ON keydesk.volumes (computer_id);
END;
GO

/* A key ID is text in its canonical form, upper case with dashes: the beginning of one is then a
   range of the index. A uniqueidentifier is no help there, for SQL Server orders it by its last
   bytes first. Moments are ISO 8601, UTC; empty where nobody knows
   when a key was escrowed. */
IF OBJECT_ID(N'keydesk.protectors') IS NULL
BEGIN
  CREATE TABLE keydesk.protectors (
    id int NOT NULL IDENTITY CONSTRAINT protectors_key PRIMARY KEY,
    key_id varchar(36) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT protectors_by_key_id UNIQUE,
    volume_id int NOT NULL CONSTRAINT protectors_volume REFERENCES keydesk.volumes (id),
    recovery_password varchar(100) NOT NULL,
    key_package varbinary(max) NULL,
    escrowed_at varchar(24) COLLATE Latin1_General_BIN2 NOT NULL,
    disclosed_at varchar(24) COLLATE Latin1_General_BIN2 NULL,
    disclosed_by nvarchar(400) NULL
  );
  CREATE INDEX protectors_by_volume ON keydesk.protectors (volume_id, escrowed_at, id);
END;
GO
/* Version 1 took removable drives of one letter and label for one drive: each of their keys gets a
   volume of its own. */
IF EXISTS (SELECT 1 FROM keydesk.store_info WHERE schema_version = 1)
BEGIN
  DECLARE @id int, @volume_id int;
  SET @id = 0;
  WHILE @id IS NOT NULL
  BEGIN
    SELECT @id = MIN(p.id) FROM keydesk.protectors p JOIN keydesk.volumes v ON v.id = p.volume_id
    WHERE p.id > @id AND (v.kind IN ('removable', 'unknown')
        OR (v.kind = 'fixed' AND v.drive_letter = N''))
      AND EXISTS (SELECT 1 FROM keydesk.protectors q WHERE q.volume_id = p.volume_id
        AND q.id < p.id);
    IF @id IS NOT NULL
    BEGIN
      INSERT INTO keydesk.volumes (computer_id, kind, drive_letter, label)
        SELECT v.computer_id, v.kind, v.drive_letter, v.label FROM keydesk.volumes v
          JOIN keydesk.protectors p ON p.volume_id = v.id WHERE p.id = @id;
      SET @volume_id = CONVERT(int, SCOPE_IDENTITY());
      UPDATE keydesk.protectors SET volume_id = @volume_id WHERE id = @id;
    END;
  END;
END;
GO

IF OBJECT_ID(N'keydesk.tpm_owners') IS NULL
BEGIN
  CREATE TABLE keydesk.tpm_owners (
    id int NOT NULL IDENTITY CONSTRAINT tpm_owners_key PRIMARY KEY,
    computer_id int NOT NULL CONSTRAINT tpm_owners_computer REFERENCES keydesk.computers (id),
    owner_password varchar(100) NOT NULL,
    recorded_at varchar(24) COLLATE Latin1_General_BIN2 NOT NULL
  );
  CREATE INDEX tpm_owners_by_computer ON keydesk.tpm_owners (computer_id, recorded_at, id);
END;
GO

/* The audit log. Every field of an entry is text, and empty where it does not apply: the hash
   covers them all. */
IF OBJECT_ID(N'keydesk.audit_entries') IS NULL
BEGIN
  CREATE TABLE keydesk.audit_entries (
    -- generated from src-shared/audit/audit-entry.ts, columns: do not edit
    sequence int NOT NULL CONSTRAINT audit_entries_key PRIMARY KEY,
    [time] varchar(24) COLLATE Latin1_General_BIN2 NOT NULL,
    [action] nvarchar(30) COLLATE Latin1_General_BIN2 NOT NULL,
    [source] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    result nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    failure nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    [operator] nvarchar(400) COLLATE Latin1_General_CI_AS NOT NULL,
    [role] nvarchar(10) COLLATE Latin1_General_BIN2 NOT NULL,
    end_user nvarchar(400) COLLATE Latin1_General_CI_AS NOT NULL,
    computer nvarchar(400) COLLATE Latin1_General_CI_AS NOT NULL,
    key_type nvarchar(30) COLLATE Latin1_General_BIN2 NOT NULL,
    key_id nvarchar(36) COLLATE Latin1_General_BIN2 NOT NULL,
    reason nvarchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    note nvarchar(500) COLLATE Latin1_General_CI_AS NOT NULL,
    ticket nvarchar(60) COLLATE Latin1_General_CI_AS NOT NULL,
    flag nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    workstation nvarchar(255) COLLATE Latin1_General_CI_AS NOT NULL,
    request_id varchar(36) COLLATE Latin1_General_BIN2 NOT NULL,
    previous_hash varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    hash varchar(64) COLLATE Latin1_General_BIN2 NOT NULL
    -- end of generated
  );
  CREATE INDEX audit_entries_by_time ON keydesk.audit_entries ([time], sequence);
  CREATE INDEX audit_entries_by_operator ON keydesk.audit_entries ([operator], [action], sequence);
  CREATE INDEX audit_entries_by_computer ON keydesk.audit_entries (computer, [time]);
  CREATE INDEX audit_entries_by_request ON keydesk.audit_entries (request_id, [action], sequence);
END;
GO

/* Version 2 had no flags. */
IF NOT EXISTS (SELECT 1 FROM sys.columns
  WHERE object_id = OBJECT_ID(N'keydesk.audit_entries') AND name = N'flag')
  ALTER TABLE keydesk.audit_entries ADD flag nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL
    CONSTRAINT audit_entries_flag DEFAULT N'';
GO

/* How many secrets one operator is handed at most. There is always a limit: where a role has none,
   nothing is disclosed. UPDATE changes one. */
IF OBJECT_ID(N'keydesk.disclosure_limits') IS NULL
CREATE TABLE keydesk.disclosure_limits (
  [role] nvarchar(10) COLLATE Latin1_General_BIN2 NOT NULL
    CONSTRAINT disclosure_limits_key PRIMARY KEY
    CONSTRAINT disclosure_limits_role CHECK ([role] IN (N'admin', N'user')),
  per_minute int NOT NULL
    CONSTRAINT disclosure_limits_minute CHECK (per_minute BETWEEN 1 AND 100000),
  per_hour int NOT NULL CONSTRAINT disclosure_limits_hour CHECK (per_hour BETWEEN 1 AND 100000),
  per_day int NOT NULL CONSTRAINT disclosure_limits_day CHECK (per_day BETWEEN 1 AND 100000)
);
GO
IF NOT EXISTS (SELECT 1 FROM keydesk.disclosure_limits)
  -- generated from src-shared/recovery/disclosure-limits.ts, defaults: do not edit
  INSERT INTO keydesk.disclosure_limits ([role], per_minute, per_hour, per_day)
  VALUES (N'admin', 10, 50, 100), (N'user', 10, 50, 100);
  -- end of generated
GO

/* The newest entry. Whoever appends takes this row first, and everybody else waits: consoles that
   write at the same time make one chain. The hash before the first entry is the one of the line
   "keydesk-audit-1" alone. */
IF OBJECT_ID(N'keydesk.audit_head') IS NULL
CREATE TABLE keydesk.audit_head (
  id int NOT NULL CONSTRAINT audit_head_key PRIMARY KEY CONSTRAINT audit_head_is_one CHECK (id = 1),
  sequence int NOT NULL,
  hash varchar(64) COLLATE Latin1_General_BIN2 NOT NULL
);
GO
IF NOT EXISTS (SELECT 1 FROM keydesk.audit_head)
INSERT INTO keydesk.audit_head (id, sequence, hash)
  VALUES (1, 0, '1f6c2a038468ba4a7a88b4b185004c20c65953b049934705503362405bcc5572');
GO
